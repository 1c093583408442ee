import { Button } from '@carbon/react';
import type { AbsenceView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useHasRole, usePerson } from '../../session/session.js';
import { AbsenceDialog } from '../absence-dialog.js';
import { useRemoveAbsence } from '../calendar.js';
import '../texts.js';

interface AbsenceActionsProps {
  absence: AbsenceView;
  size: 'sm' | 'md';
  onRemoved?: () => void;
}

/** What one does with an absence of one's own; an administrator, with anybody's. */
export function AbsenceActions({ absence, size, onRemoved }: AbsenceActionsProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const { username } = usePerson();
  const isAdmin = useHasRole('admin');
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const close = () => setOpen(null);
  if (absence.person.username !== username && !isAdmin) return null;
  return (
    <span className="tg-row">
      <Button size={size} kind="ghost" onClick={() => setOpen('edit')}>{t('common:action.edit')}</Button>
      <Button size={size} kind="ghost" onClick={() => setOpen('remove')}>{t('absence.remove')}</Button>
      {open === 'edit' && <AbsenceDialog absence={absence} onClose={close} />}
      {open === 'remove' && <RemoveDialog absence={absence} onClose={close} onRemoved={onRemoved ?? close} />}
    </span>
  );
}

function RemoveDialog({ absence, onClose, onRemoved }: { absence: AbsenceView; onClose: () => void; onRemoved: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const remove = useRemoveAbsence();
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate(absence, { onSuccess: onRemoved })}>{t('absence.remove')}</Button>
    </>
  );
  return (
    <Dialog title={t('absence.remove')} onClose={onClose} actions={actions}>
      {remove.error && <ErrorNotice error={remove.error} title={t('common:error.action')} />}
      <p>{t('absence.removeText')}</p>
    </Dialog>
  );
}
