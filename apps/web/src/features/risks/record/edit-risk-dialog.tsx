import { Button } from '@carbon/react';
import type { RiskView } from '#core/contracts';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { RiskFields, riskIn } from '../risk-fields.js';
import { useEditRisk } from '../risks.js';

export function EditRiskDialog({ risk, onClose }: { risk: RiskView; onClose: () => void }) {
  const { t } = useTranslation(['risks', 'common']);
  const announce = useAnnounce();
  const edit = useEditRisk(risk.number);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const done = () => {
      announce(t('form.saved', { number: risk.number }));
      onClose();
    };
    edit.mutate({ content: riskIn(new FormData(event.currentTarget)), version: risk.version }, { onSuccess: done });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="edit-risk" disabled={edit.isPending}>{t('form.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('form.editTitle', { number: risk.number })} onClose={onClose} actions={actions}>
      <form id="edit-risk" onSubmit={submit} noValidate className="tg-stack">
        {edit.error && <ErrorNotice error={edit.error} title={t('form.failed')} />}
        <RiskFields content={risk} error={edit.error} />
      </form>
    </Dialog>
  );
}
