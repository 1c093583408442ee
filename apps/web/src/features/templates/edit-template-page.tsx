import { Button } from '@carbon/react';
import type { TemplateContent, TemplateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { LeaveGuard, SAVED } from '../../ui/leave-guard.js';
import { useAnnounce } from '../../ui/live-message.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { ValidationSummary } from '../../ui/validation-summary.js';
import { EMPTY_TEMPLATE, templateFieldId, TemplateForm } from './template-form.js';
import { templateQuery, useEditTemplate } from './templates.js';
import './texts.js';

/** `/templates/:number/edit` */
export function Component() {
  const { t } = useTranslation('templates');
  const { number = '' } = useParams();
  const query = useQuery(templateQuery(number));
  return (
    <Page title={t('form.editTitle', { number })} crumbs={[{ text: t('title'), to: '/templates' }, { text: number, to: `/templates/${number}` }]}>
      <Loaded query={query} what={t('what.one')}>{(template) => <EditForm template={template} />}</Loaded>
    </Page>
  );
}

function EditForm({ template }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const edit = useEditTemplate(template.number);
  const [initial] = useState(() => ({ content: contentOf(template), version: template.version }));
  const [content, setContent] = useState(initial.content);
  const errors = edit.error instanceof ApiError ? (edit.error.problem.errors ?? []) : [];

  function save(event: FormEvent): void {
    event.preventDefault();
    const onSuccess = () => {
      announce(t('form.saved'));
      void navigate(`/templates/${template.number}`, { state: SAVED });
    };
    edit.mutate({ content, version: initial.version }, { onSuccess });
  }

  return (
    <form onSubmit={save} noValidate className="tg-form">
      <LeaveGuard when={content !== initial.content} />
      {edit.error && errors.length === 0 && <ErrorNotice error={edit.error} title={t('form.failed')} />}
      <ValidationSummary errors={errors} fieldId={templateFieldId} />
      <TemplateForm content={content} set={(values) => setContent((old) => ({ ...old, ...values }))} errors={errors} />
      <div className="tg-form__actions"><Button type="submit" disabled={edit.isPending}>{t('form.save')}</Button></div>
    </form>
  );
}

function contentOf(template: TemplateView): TemplateContent {
  const fields = Object.keys(EMPTY_TEMPLATE) as (keyof TemplateContent)[];
  return Object.fromEntries(fields.map((field) => [field, template[field]])) as unknown as TemplateContent;
}
