import { Button } from '@carbon/react';
import type { ChangeView } from '#core/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../../api/api-error.js';
import { useShortcuts } from '../../../keyboard/shortcuts.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { LeaveGuard, SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { formatDateTime } from '../../../ui/time.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { type FieldError, ValidationSummary } from '../../../ui/validation-summary.js';
import { useCreateChange, useSubmitChange } from '../changes.js';
import '../texts.js';
import { ChangeForm, Section } from './change-form.js';
import { draftErrors, EMPTY_CONTENT, fieldId, sameValue } from './content.js';
import './form.scss';
import { TemplatePicker } from './template-picker.js';
import { TypeField } from './type-field.js';
import { type ContentForm, useContentForm } from './use-content-form.js';

/** `/changes/new`: a draft, or a change that is submitted at once; a standard one comes from a template. */
export function Component() {
  const { t } = useTranslation(['changes', 'common']);
  const form = useContentForm('change.new', EMPTY_CONTENT);
  const { save, errors, failure, pending } = useCreation(form);
  const standard = form.content.type === 'standard';
  const saveOwn = (andSubmit: boolean) => !standard && save(andSubmit);
  useShortcuts({ 'mod+s': () => saveOwn(false), 'mod+Enter': () => saveOwn(true) });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    saveOwn(false);
  };
  return (
    <Page title={t('form.newTitle')} crumbs={[{ text: t('title'), to: '/changes' }]}>
      <LeaveGuard when={!sameValue({ ...form.content, type: EMPTY_CONTENT.type }, EMPTY_CONTENT)} />
      <form onSubmit={onSubmit} noValidate className="tg-form">
        {form.restoredAt && (
          <Notice kind="info" title={t('form.restored', { at: formatDateTime(form.restoredAt) })} actions={<Button kind="ghost" size="sm" onClick={form.discard}>{t('form.discard')}</Button>} />
        )}
        {failure ? <ErrorNotice error={failure} title={t('form.failed')} /> : null}
        <ValidationSummary errors={errors} fieldId={fieldId} />
        {standard ? <FromTemplate form={form} /> : <ChangeForm content={form.content} set={form.set} errors={errors} disabled={pending} typeFixed={false} />}
        {!standard && (
          <div className="tg-form__actions">
            <Button type="submit" kind="secondary" disabled={pending}>
              {t('form.saveDraft')}
            </Button>
            <Button onClick={() => save(true)} disabled={pending}>
              {t('form.createAndSubmit')}
            </Button>
            <span className="tg-quiet">{t('form.kept')}</span>
          </div>
        )}
      </form>
    </Page>
  );
}

/** What is asked of a standard change is asked where its template is used. */
function FromTemplate({ form: { content, set, forget } }: { form: ContentForm }) {
  const { t } = useTranslation('changes');
  return (
    <Section title={t('section.what')}>
      <TypeField content={content} set={set} errors={[]} disabled={false} typeFixed={false} />
      <TemplatePicker errors={[]} onUse={forget} />
    </Section>
  );
}

function useCreation(form: ReturnType<typeof useContentForm>) {
  const { t } = useTranslation('changes');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateChange();
  const submit = useSubmitChange();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const idempotencyKey = useRef(crypto.randomUUID());

  async function run(andSubmit: boolean): Promise<void> {
    const created = await create.mutateAsync({ content: form.content, idempotencyKey: idempotencyKey.current });
    form.forget();
    if (!andSubmit) return leave(created, t('form.created', { number: created.number }));
    try {
      await submit.mutateAsync({ number: created.number, version: created.version });
      leave(created, t('submit.done', { number: created.number }));
    } catch (error) {
      leave(created, t('form.submitFailed'), error instanceof ApiError ? (error.problem.errors ?? []) : []);
    }
  }

  /** To the record; to its form when the submission was refused, with what to correct. */
  function leave(change: ChangeView, message: string, submitErrors?: readonly FieldError[]): void {
    announce(message);
    const to = `/changes/${change.number}${submitErrors ? '/edit' : ''}`;
    void navigate(to, { replace: true, state: { ...SAVED, errors: submitErrors } });
  }

  function save(andSubmit: boolean): void {
    const found = draftErrors(form.content, { title: t('form.missing.title'), endBeforeStart: t('form.endBeforeStart') });
    setErrors(found);
    if (found.length > 0 || create.isPending) return;
    run(andSubmit).catch((error: unknown) => {
      idempotencyKey.current = crypto.randomUUID();
      setErrors(error instanceof ApiError ? (error.problem.errors ?? []) : []);
    });
  }

  return { save, errors, failure: errors.length === 0 ? create.error : null, pending: create.isPending || submit.isPending };
}
