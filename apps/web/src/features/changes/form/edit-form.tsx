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
import { contentOf, draftErrors, fieldId, isApprovable } from './content.js';
import { useContentForm } from './use-content-form.js';
import { useMergingEdit } from './use-merging-edit.js';

export function EditForm({ change }: { change: ChangeView }) {
  const { t } = useTranslation(['changes', 'common']);
  const { edit, form, errors, save, leave } = useEdit(change);
  const { base } = edit;
  useShortcuts({ 'mod+s': () => save(form.content) });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save(form.content);
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
      {edit.failure && errors.length === 0 ? <ErrorNotice error={edit.failure} title={t('form.failed')} /> : null}
      <ValidationSummary errors={errors} fieldId={fieldId} />
      <ChangeForm content={form.content} set={form.set} number={change.number} errors={errors} disabled={edit.pending} typeFixed={!base.allowedActions.includes('submit')} />
      <div className="tg-form__actions">
        <Button type="submit" disabled={edit.pending}>
          {t('form.save')}
        </Button>
        <span className="tg-quiet">{t('form.kept')}</span>
      </div>
      <ClashDialog
        edit={edit}
        contentOf={contentOf}
        mine={form.content}
        fieldText={(field) => t(`field.${field}`)}
        onMerged={form.replace}
        onDiscard={() => {
          form.forget();
          leave();
        }}
      />
    </form>
  );
}

function useEdit(change: ChangeView) {
  const { t } = useTranslation('changes');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const location = useLocation();
  const [errors, setErrors] = useState<readonly FieldError[]>(() => (location.state as { errors?: FieldError[] } | null)?.errors ?? []);
  const leave = () => void navigate(`/changes/${change.number}`, { state: SAVED });
  const edit = useMergingEdit(change, contentOf, useEditChange(change.number), saved, (error) => setErrors(error instanceof ApiError ? (error.problem.errors ?? []) : []));
  const form = useContentForm(`change.${change.number}`, contentOf(edit.base));

  function saved(): void {
    form.forget();
    announce(t('form.saved'));
    leave();
  }

  function save(content: ChangeContent): void {
    const found = draftErrors(content, { title: t('form.missing.title'), endBeforeStart: t('form.endBeforeStart') });
    setErrors(found);
    if (found.length === 0) edit.save(content);
  }

  return { edit, form, errors, save, leave };
}
