import type { ReleaseState } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { type Step, Stepper } from '../../../ui/stepper.js';

const WAY: readonly ReleaseState[] = ['draft', 'preparing', 'go-no-go', 'scheduled', 'deploying', 'verifying', 'early-life-support', 'closed'];
const ROLLED_BACK: readonly ReleaseState[] = ['draft', 'preparing', 'go-no-go', 'scheduled', 'deploying', 'rollback-decision', 'rolling-back', 'rolled-back'];
const ENDS: readonly ReleaseState[] = ['closed', 'rolled-back', 'cancelled'];

/** The way of a release: to its close, by way of a rollback, or to where it was cancelled. */
export function ReleaseSteps({ state }: { state: ReleaseState }) {
  const { t } = useTranslation(['releases', 'common']);
  const path = state === 'cancelled' ? (['draft', 'cancelled'] as const) : (WAY.includes(state) ? WAY : ROLLED_BACK);
  const here = path.findIndex((step) => step === state);
  const steps: Step[] = path.map((step, position) => ({
    id: step,
    text: t(`common:releaseState.${step}`),
    status: position < here || (position === here && ENDS.includes(state)) ? 'done' : position === here ? 'current' : 'ahead',
  }));
  return <Stepper label={t('lifecycle')} steps={steps} />;
}
