import { Button } from '@carbon/react';
import type { RiskAction, RiskView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useCloseRisk } from '../risks.js';
import { EditRiskDialog } from './edit-risk-dialog.js';
import { CarryDialog, HandOverDialog } from './move-risk-dialog.js';

const ORDER = ['close', 'carry', 'hand-over', 'edit'] as const satisfies readonly RiskAction[];

/** The buttons that the signed-in person may press in this state. */
export function RiskActions({ risk }: { risk: RiskView }) {
  const { t } = useTranslation('risks');
  const [open, setOpen] = useState<RiskAction | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {ORDER.filter((action) => risk.allowedActions.includes(action)).map((action) => (
        <Button key={action} kind={action === 'close' ? 'ghost' : 'tertiary'} size="md" onClick={() => setOpen(action)}>{t(`action.${action}`)}</Button>
      ))}
      {open === 'edit' && <EditRiskDialog risk={risk} onClose={close} />}
      {open === 'hand-over' && <HandOverDialog risk={risk} onClose={close} />}
      {open === 'carry' && <CarryDialog risk={risk} onClose={close} />}
      {open === 'close' && <CloseDialog risk={risk} onClose={close} />}
    </>
  );
}

function CloseDialog({ risk: { number }, onClose }: { risk: RiskView; onClose: () => void }) {
  const { t } = useTranslation('risks');
  const announce = useAnnounce();
  const closing = useCloseRisk(number);
  const done = () => {
    announce(t('close.done', { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('close.title', { number })} confirm={t('close.confirm')} danger pending={closing.isPending} error={closing.error} onConfirm={(reason) => closing.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('close.text')}</p>
    </ReasonDialog>
  );
}
