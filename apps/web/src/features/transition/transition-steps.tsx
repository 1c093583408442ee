import { useTranslation } from 'react-i18next';
import { type Step, Stepper } from '../../ui/stepper.js';

/** The way of a record, with the state it is in. */
export function TransitionSteps({ steps, here, ended }: { steps: readonly { id: string; text: string }[]; here: string; ended: boolean }) {
  const { t } = useTranslation('transition');
  const at = steps.findIndex(({ id }) => id === here);
  const shown = steps.map(({ id, text }, index): Step => ({ id, text, status: index < at || (ended && index === at) ? 'done' : index === at ? 'current' : 'ahead' }));
  return <Stepper label={t('lifecycle')} steps={shown} />;
}
