import { Checkmark } from '@carbon/react/icons';

export interface Step {
  id: string;
  text: string;
  status: 'done' | 'current' | 'ahead';
}

/** Where a record stands on its way: at the step under way, or at the last one when it has ended. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const here = steps.findLastIndex(({ status }) => status !== 'ahead');
  return (
    <ol className="tg-stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.id} className={`tg-stepper__step tg-stepper__step--${step.status}`} aria-current={index === here ? 'step' : undefined}>
          <span className="tg-stepper__mark" aria-hidden="true">
            {step.status === 'done' && <Checkmark />}
          </span>
          {step.text}
        </li>
      ))}
    </ol>
  );
}
