import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import type { PersonRef, ReleaseContent } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import '../../changes/form/form.scss';

type Step = ReleaseContent['steps'][number];

interface StepFieldsProps {
  steps: readonly Step[];
  staff: readonly PersonRef[];
  onChange: (steps: Step[]) => void;
  error: string | undefined;
}

/** The deployment steps in their order, each with its owner. */
export function StepFields({ steps, staff, onChange, error }: StepFieldsProps) {
  const { t } = useTranslation('releases');
  const set = (position: number, change: Partial<Step>) => onChange(steps.map((step, index) => (index === position ? { ...step, ...change } : step)));
  return (
    <fieldset className="tg-stack tg-stack--tight">
      <legend className="tg-label">{t('form.steps')}</legend>
      {error && <p className="tg-field-error">{error}</p>}
      <ol className="tg-stack tg-stack--tight">
        {steps.map((step, index) => (
          <li key={index} className="tg-deployment-step">
            <TextInput id={`step-${index}`} size="sm" labelText={t('form.stepLabel', { position: index + 1 })} maxLength={500} value={step.title} onChange={(event) => set(index, { title: event.target.value })} />
            <Select id={`step-${index}-owner`} size="sm" labelText={t('form.ownerLabel', { position: index + 1 })} value={step.owner} onChange={(event) => set(index, { owner: event.target.value })}>
              {staff.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
            </Select>
            <Button kind="ghost" size="sm" aria-label={t('form.removeStep', { position: index + 1 })} title={t('form.removeStep', { position: index + 1 })} onClick={() => onChange(steps.filter((_, other) => other !== index))}>×</Button>
          </li>
        ))}
      </ol>
      <span><Button kind="tertiary" size="sm" onClick={() => onChange([...steps, { title: '', owner: staff[0]?.username ?? '' }])}>{t('form.addStep')}</Button></span>
    </fieldset>
  );
}
