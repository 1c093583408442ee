import { Checkmark } from '@carbon/react/icons';

export interface Step {
  id: string;
  text: string;
  status: 'done' | 'current' | 'ahead';
}

/** Where a record stands on its way. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol className="tg-stepper" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={`tg-stepper__step tg-stepper__step--${step.status}`} aria-current={step.status === 'current' ? 'step' : undefined}>
          <span className="tg-stepper__mark" aria-hidden="true">
            {step.status === 'done' && <Checkmark />}
          </span>
          {step.text}
        </li>
      ))}
    </ol>
  );
}
