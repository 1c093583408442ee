import type { ChangeContent, ChangePlan } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../ui/validation-summary.js';
import { userZone } from '../../../ui/time.js';
import { WindowCheck } from '../../planning/window-check.js';
import { forecastQuery } from '../changes.js';
import { LevelField, MomentField, ServicesField, SwitchField, TextField } from './fields.js';
import { ForecastPanel } from './forecast-panel.js';
import { QuestionnaireField } from './questionnaire-field.js';
import { ImplementerField, ItemsField, ScheduleReasonField } from './scope-fields.js';
import { TemplatePicker } from './template-picker.js';
import { TypeField } from './type-field.js';

interface ChangeFormProps {
  content: ChangeContent;
  set: (entries: Partial<ChangeContent>) => void;
  /** Of the change, once it has one. */
  number?: string;
  errors: readonly FieldError[];
  disabled: boolean;
  /** Its process runs already: type and template stay. */
  typeFixed: boolean;
}

/** The sections of a change's content. */
export function ChangeForm(given: ChangeFormProps) {
  const props = useUncorrected(given);
  const { t } = useTranslation(['changes', 'common']);
  const noteOf = usePlanNotes(props.content);
  const planDisabled = props.disabled || ofTemplate(props.content);
  const assessed = props.content.type !== 'standard';
  return (
    <>
      <Section title={t('section.what')}>
        <TypeField {...props} />
        {props.content.type === 'standard' && props.content.template === null && <TemplatePicker errors={props.errors} />}
        <TextField {...props} field="title" />
        <TextField {...props} field="description" rows={4} />
        <TextField {...props} field="justification" rows={3} />
      </Section>
      <Section title={t('section.scope')}>
        <ServicesField {...props} />
        <ItemsField {...props} />
        {assessed && (
          <>
            <div className="tg-columns">
              <LevelField {...props} field="impact" />
              <LevelField {...props} field="size" />
              <LevelField {...props} field="novelty" />
            </div>
            <SwitchField {...props} />
            <QuestionnaireField {...props} />
          </>
        )}
        <ForecastPanel content={props.content} />
      </Section>
      <Section title={t('section.plans')}>
        <TextField {...props} field="implementationPlan" rows={5} note={noteOf('implementationPlan')} disabled={planDisabled} />
        <TextField {...props} field="backoutPlan" rows={4} note={noteOf('backoutPlan')} disabled={planDisabled} />
        <TextField {...props} field="testPlan" rows={4} note={noteOf('testPlan')} disabled={planDisabled} />
      </Section>
      <Section title={t('section.window')}>
        <p className="tg-quiet">{t('common:time.zone', { zone: userZone })}</p>
        <div className="tg-columns">
          <MomentField {...props} field="plannedStart" />
          <MomentField {...props} field="plannedEnd" />
        </div>
        <WindowCheck {...props} />
        <ImplementerField {...props} />
        <ScheduleReasonField {...props} />
      </Section>
    </>
  );
}

/** A fault is told until its field is written to. */
function useUncorrected(props: ChangeFormProps): ChangeFormProps {
  const { errors, set } = props;
  const [written, setWritten] = useState<{ since: ChangeFormProps['errors']; fields: readonly string[] }>({ since: errors, fields: [] });
  const fields = written.since === errors ? written.fields : [];
  const note = (entries: Partial<ChangeContent>) => {
    setWritten({ since: errors, fields: [...fields, ...Object.keys(entries)] });
    set(entries);
  };
  return { ...props, set: note, errors: errors.filter(({ field }) => !fields.includes(field)) };
}

/** Its plans were approved with its template and stay as they are. */
function ofTemplate({ type, template }: ChangeContent): boolean {
  return type === 'standard' && template !== null;
}

/** Whether the plan is needed, as the decision table says for the entries as they stand. */
function usePlanNotes(content: ChangeContent): (plan: ChangePlan) => string | undefined {
  const { t } = useTranslation('changes');
  const plans = useQuery(forecastQuery(content)).data?.requiredPlans;
  return (plan) => (ofTemplate(content) ? t('form.planOfTemplate') : plans && t(plans[plan] ? 'form.planNeeded' : 'form.planNotNeeded'));
}

export function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="tg-section tg-form-section">
      <legend className="tg-heading">{title}</legend>
      <div className="tg-stack">{children}</div>
    </fieldset>
  );
}
