import type { ChangeContent } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../ui/validation-summary.js';
import { userZone } from '../../../ui/time.js';
import { LevelField, MomentField, ServicesField, SwitchField, TextField } from './fields.js';

interface ChangeFormProps {
  content: ChangeContent;
  set: <Field extends keyof ChangeContent>(field: Field, value: ChangeContent[Field]) => void;
  errors: readonly FieldError[];
  disabled: boolean;
}

/** The sections of a change's content. */
export function ChangeForm(props: ChangeFormProps) {
  const { t } = useTranslation(['changes', 'common']);
  return (
    <>
      <Section title={t('section.what')}>
        <TextField {...props} field="title" />
        <TextField {...props} field="description" rows={4} />
        <TextField {...props} field="justification" rows={3} />
      </Section>
      <Section title={t('section.scope')}>
        <ServicesField {...props} />
        <div className="tg-columns">
          <LevelField {...props} field="impact" />
          <LevelField {...props} field="size" />
          <LevelField {...props} field="novelty" />
        </div>
        <SwitchField {...props} />
      </Section>
      <Section title={t('section.plans')}>
        <TextField {...props} field="implementationPlan" rows={5} />
        <TextField {...props} field="backoutPlan" rows={4} />
        <TextField {...props} field="testPlan" rows={4} />
      </Section>
      <Section title={t('section.window')}>
        <p className="tg-quiet">{t('common:time.zone', { zone: userZone })}</p>
        <div className="tg-columns">
          <MomentField {...props} field="plannedStart" />
          <MomentField {...props} field="plannedEnd" />
        </div>
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="tg-section tg-form-section">
      <legend className="tg-heading">{title}</legend>
      <div className="tg-stack">{children}</div>
    </fieldset>
  );
}
