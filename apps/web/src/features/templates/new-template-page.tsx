import { Button } from '@carbon/react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { LeaveGuard, SAVED } from '../../ui/leave-guard.js';
import { useAnnounce } from '../../ui/live-message.js';
import { Page } from '../../ui/page.js';
import { ValidationSummary } from '../../ui/validation-summary.js';
import { EMPTY_TEMPLATE, templateFieldId, TemplateForm } from './template-form.js';
import { useCreateTemplate } from './templates.js';
import './texts.js';

/** `/templates/new` */
export function Component() {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateTemplate();
  const [content, setContent] = useState(EMPTY_TEMPLATE);
  const idempotencyKey = useRef(crypto.randomUUID());
  const errors = create.error instanceof ApiError ? (create.error.problem.errors ?? []) : [];

  function save(event: FormEvent): void {
    event.preventDefault();
    create.mutate({ content, idempotencyKey: idempotencyKey.current }, {
      onSuccess: ({ number }) => {
        announce(t('form.created', { number }));
        void navigate(`/templates/${number}`, { replace: true, state: SAVED });
      },
      onError: () => void (idempotencyKey.current = crypto.randomUUID()),
    });
  }

  return (
    <Page title={t('form.newTitle')} crumbs={[{ text: t('title'), to: '/templates' }]}>
      <LeaveGuard when={content !== EMPTY_TEMPLATE} />
      <form onSubmit={save} noValidate className="tg-form">
        {create.error && errors.length === 0 && <ErrorNotice error={create.error} title={t('form.failed')} />}
        <ValidationSummary errors={errors} fieldId={templateFieldId} />
        <TemplateForm content={content} set={(values) => setContent((old) => ({ ...old, ...values }))} errors={errors} />
        <div className="tg-form__actions"><Button type="submit" disabled={create.isPending}>{t('form.saveDraft')}</Button></div>
      </form>
    </Page>
  );
}
