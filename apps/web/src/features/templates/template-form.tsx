import { Button, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { ANSWERS, LEVELS, type Answer, type TemplateContent, type TemplateQuestion } from '#core/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../ui/validation-summary.js';
import { ItemChoices } from '../changes/form/item-choices.js';
import { ServiceChoices } from './service-choices.js';
import '../changes/form/form.scss';
import './texts.js';

export const EMPTY_TEMPLATE: TemplateContent = {
  title: '', description: '', justification: '', impact: 'low', implementationPlan: '', backoutPlan: '', testPlan: '', services: [], items: [], maxMinutes: 120, questions: [], budgetUses: 10, budgetFailures: 1,
};

export const templateFieldId = (field: string): string => `template-${field.replace(/\..*$/, '')}`;

interface FormProps {
  content: TemplateContent;
  set: (values: Partial<TemplateContent>) => void;
  errors: readonly FieldError[];
}

type TextName = 'title' | 'description' | 'justification' | 'implementationPlan' | 'backoutPlan' | 'testPlan';
type CountName = 'maxMinutes' | 'budgetUses' | 'budgetFailures';

/** What a template says. */
export function TemplateForm(props: FormProps) {
  const { t } = useTranslation(['templates', 'common']);
  const { content, set, errors } = props;
  return (
    <>
      <Section title={t('section.what')}>
        <Text {...props} field="title" />
        <Text {...props} field="description" rows={3} />
        <Text {...props} field="justification" rows={2} />
        <Select id={templateFieldId('impact')} labelText={t('field.impact')} value={content.impact} onChange={(event) => set({ impact: event.target.value as TemplateContent['impact'] })}>
          {LEVELS.map((level) => <SelectItem key={level} value={level} text={t(`common:level.${level}`)} />)}
        </Select>
      </Section>
      <Section title={t('section.plans')}>
        <Text {...props} field="implementationPlan" rows={5} />
        <Text {...props} field="backoutPlan" rows={4} />
        <Text {...props} field="testPlan" rows={4} />
      </Section>
      <Section title={t('section.conditions')}>
        <ServiceChoices id={templateFieldId('services')} label={t('field.services')} chosen={content.services} onChange={(services) => set({ services })} error={errorOf(errors, 'services')} />
        <ItemChoices id={templateFieldId('items')} label={t('field.items')} help={t('help.items')} services={content.services} chosen={content.items} onChange={(items) => set({ items })} error={errorOf(errors, 'items')} />
        <Count {...props} field="maxMinutes" />
        <Questions {...props} />
      </Section>
      <Section title={t('section.budget')}>
        <div className="tg-columns">
          <Count {...props} field="budgetUses" />
          <Count {...props} field="budgetFailures" />
        </div>
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="tg-section tg-form-section">
      <legend className="tg-heading">{title}</legend>
      <div className="tg-stack">{children}</div>
    </fieldset>
  );
}

function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;
}

function faultOf(errors: readonly FieldError[], field: string) {
  const message = errorOf(errors, field);
  return { invalid: message !== undefined, invalidText: message ?? '' };
}

function Text({ field, rows, content, set, errors }: FormProps & { field: TextName; rows?: number }) {
  const { t } = useTranslation('templates');
  const shared = { id: templateFieldId(field), labelText: t(`field.${field}`), value: content[field], ...faultOf(errors, field) };
  if (rows === undefined) return <TextInput {...shared} maxLength={200} onChange={(event) => set({ [field]: event.target.value })} />;
  return <TextArea {...shared} rows={rows} onChange={(event) => set({ [field]: event.target.value })} />;
}

function Count({ field, content, set, errors }: FormProps & { field: CountName }) {
  const { t } = useTranslation('templates');
  return <TextInput id={templateFieldId(field)} type="number" min={0} labelText={t(`field.${field}`)} value={String(content[field])} {...faultOf(errors, field)} onChange={(event) => set({ [field]: Number(event.target.value) })} />;
}

function Questions({ content: { questions }, set, errors }: FormProps) {
  const { t } = useTranslation('templates');
  const change = (index: number, values: Partial<TemplateQuestion>) => set({ questions: questions.map((question, at) => (at === index ? { ...question, ...values } : question)) });
  return (
    <fieldset className="tg-choices">
      <legend className="tg-label" id={templateFieldId('questions')}>{t('field.questions')}</legend>
      <p className="tg-quiet">{t('help.questions')}</p>
      {errorOf(errors, 'questions') && <p className="tg-field-error">{errorOf(errors, 'questions')}</p>}
      {questions.map(({ text, answer }, index) => (
        <div key={index} className="tg-columns">
          <TextInput id={`question-${index}`} labelText={t('question.text', { number: index + 1 })} value={text} maxLength={300} onChange={(event) => change(index, { text: event.target.value })} />
          <Select id={`answer-${index}`} labelText={t('question.answer')} value={answer} onChange={(event) => change(index, { answer: event.target.value as Answer })}>
            {ANSWERS.map((one) => <SelectItem key={one} value={one} text={t(`answer.${one}`)} />)}
          </Select>
          <Button kind="ghost" size="md" onClick={() => set({ questions: questions.filter((_, at) => at !== index) })}>{t('question.remove', { number: index + 1 })}</Button>
        </div>
      ))}
      <Button kind="tertiary" size="sm" onClick={() => set({ questions: [...questions, { text: '', answer: 'yes' }] })}>{t('question.add')}</Button>
    </fieldset>
  );
}
