import { CHANGE_STATES, EMERGENCY_CHANGE_LIFECYCLE, NORMAL_CHANGE_LIFECYCLE, STANDARD_CHANGE_LIFECYCLE, type ChangeState, type ChangeType, type ChangeView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { type Step, Stepper } from '../../../ui/stepper.js';

const LIFECYCLES: Record<ChangeType, object> = { standard: STANDARD_CHANGE_LIFECYCLE, normal: NORMAL_CHANGE_LIFECYCLE, emergency: EMERGENCY_CHANGE_LIFECYCLE };

/** The way of a change of its type; a cancelled one shows only that it ended. */
export function Lifecycle({ type, state }: Pick<ChangeView, 'type' | 'state'>) {
  const { t } = useTranslation(['changes', 'common']);
  const path: readonly ChangeState[] = state === 'cancelled' ? ['new', 'cancelled'] : CHANGE_STATES.filter((step) => step !== 'cancelled' && step in LIFECYCLES[type]);
  const here = path.indexOf(state);
  const finished = state === 'closed';
  const steps: Step[] = path.map((step, position) => ({
    id: step,
    text: t(`common:changeState.${step}`),
    status: position < here || (finished && position === here) ? 'done' : position === here ? 'current' : 'ahead',
  }));
  return <Stepper label={t('lifecycle')} steps={steps} />;
}
