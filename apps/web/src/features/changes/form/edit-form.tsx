import { Button } from '@carbon/react';
import type { ChangeContent, ChangeView } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../../api/api-error.js';
import { useShortcuts } from '../../../keyboard/shortcuts.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { LeaveGuard, SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Notice } from '../../../ui/notice.js';
import { formatDateTime } from '../../../ui/time.js';
import { type FieldError, ValidationSummary } from '../../../ui/validation-summary.js';
import { useEditChange } from '../changes.js';
import { ChangeForm } from './change-form.js';
import { ClashDialog } from './clash-dialog.js';
import { contentOf, differingFields, draftErrors, fieldId, isApprovable, pickFields } from './content.js';
import { useContentForm } from './use-content-form.js';

export function EditForm({ change }: { change: ChangeView }) {
  const { t } = useTranslation(['changes', 'common']);
  // What the form started from: later news from the server must not move under the writer's hands.
  const [base, setBase] = useState(change);
  const form = useContentForm(`change.${change.number}`, contentOf(base));
  const edit = useEdit(base, form);
  useShortcuts({ 'mod+s': () => edit.save(form.content, base) });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    edit.save(form.content, base);
  };
  return (
    <form onSubmit={onSubmit} noValidate className="tg-form">
      <LeaveGuard when={form.dirty} />
      {form.restoredAt && (
        <Notice kind="info" title={t('form.restored', { at: formatDateTime(form.restoredAt) })} actions={<Button kind="ghost" size="sm" onClick={form.discard}>{t('clash.discard')}</Button>} />
      )}
      {isApprovable(base) && (
        <Notice kind="warning" title={t('form.voidsTitle')}>
          {t('form.voidsText')}
        </Notice>
      )}
      {edit.failure ? <ErrorNotice error={edit.failure} title={t('form.failed')} /> : null}
      <ValidationSummary errors={edit.errors} fieldId={fieldId} />
      <ChangeForm content={form.content} set={form.set} number={change.number} errors={edit.errors} disabled={edit.pending} typeFixed={!base.allowedActions.includes('submit')} />
      <div className="tg-form__actions">
        <Button type="submit" disabled={edit.pending}>
          {t('form.save')}
        </Button>
        <span className="tg-quiet">{t('form.kept')}</span>
      </div>
      {edit.clash && (
        <ClashDialog
          base={contentOf(base)}
          mine={form.content}
          current={edit.clash}
          onClose={edit.closeClash}
          onDiscard={() => {
            form.forget();
            edit.leave(change.number);
          }}
          onSave={(merged, current) => {
            setBase(current);
            form.replace(merged);
            edit.save(merged, current);
          }}
        />
      )}
    </form>
  );
}

function useEdit(base: ChangeView, form: ReturnType<typeof useContentForm>) {
  const { t } = useTranslation('changes');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const location = useLocation();
  const write = useEditChange(base.number);
  const [errors, setErrors] = useState<readonly FieldError[]>(() => (location.state as { errors?: FieldError[] } | null)?.errors ?? []);
  const [clash, setClash] = useState<ChangeView | null>(null);

  function leave(number: string): void {
    void navigate(`/changes/${number}`, { state: SAVED });
  }

  function refused(error: unknown): void {
    if (!(error instanceof ApiError)) return;
    if (error.is('version-mismatch') && error.problem.current) setClash(error.problem.current as ChangeView);
    setErrors(error.problem.errors ?? []);
  }

  function save(content: ChangeContent, from: ChangeView): void {
    const found = draftErrors(content, { title: t('form.missing.title'), endBeforeStart: t('form.endBeforeStart') });
    setErrors(found);
    if (found.length > 0) return;
    setClash(null);
    const changes = pickFields(content, differingFields(contentOf(from), content));
    const onSuccess = () => {
      form.forget();
      announce(t('form.saved'));
      leave(from.number);
    };
    write.mutate({ changes, version: from.version }, { onSuccess, onError: refused });
  }

  const failure = clash || errors.length > 0 ? null : write.error;
  return { save, leave, errors, clash, closeClash: () => setClash(null), failure, pending: write.isPending };
}
