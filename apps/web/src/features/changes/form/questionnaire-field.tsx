import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { RadioChoice } from '../../../ui/radio-choice.js';
import { questionnaireQuery, type Question } from '../changes.js';
import { fieldId } from './content.js';
import type { FieldProps } from './fields.js';

/** The questions of the deployed questionnaire: a process owner changes them in the form, not here. */
export function QuestionnaireField(props: FieldProps) {
  const { t } = useTranslation('changes');
  const { data, error, refetch } = useQuery(questionnaireQuery);
  if (error) return <ErrorNotice error={error} title={t('form.questionsFailed')} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <div className="tg-stack">
      <p className="tg-quiet">{t('help.questionnaire')}</p>
      {data.map((question) => (
        <Asked key={question.key} question={question} {...props} />
      ))}
    </div>
  );
}

function Asked({ question: { key, label, description, values }, content, set, disabled }: FieldProps & { question: Question }) {
  return (
    <RadioChoice
      legend={label}
      help={description}
      name={fieldId(`question-${key}`)}
      choices={values}
      value={content.questionnaire[key] ?? null}
      disabled={disabled}
      onChange={(answer) => set({ questionnaire: { ...content.questionnaire, [key]: answer } })}
    />
  );
}
