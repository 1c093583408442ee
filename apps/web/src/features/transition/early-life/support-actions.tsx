import { Button } from '@carbon/react';
import type { EarlyLifeView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useBringForward } from '../transition.js';

/** The decision may be asked for before the planned end. */
export function SupportActions({ support }: { support: EarlyLifeView }) {
  const { t } = useTranslation('transition');
  const [asking, setAsking] = useState(false);
  if (!support.allowedActions.includes('bring-forward')) return null;
  return (
    <>
      <Button kind="tertiary" size="md" onClick={() => setAsking(true)}>{t('support.action.bring-forward')}</Button>
      {asking && <ForwardDialog number={support.number} onClose={() => setAsking(false)} />}
    </>
  );
}

function ForwardDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const forward = useBringForward(number);
  const done = () => {
    announce(t('support.forward.done'));
    onClose();
  };
  return (
    <ReasonDialog title={t('support.forward.title', { number })} confirm={t('support.forward.confirm')} pending={forward.isPending} error={forward.error} onConfirm={(reason) => forward.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('support.forward.text')}</p>
    </ReasonDialog>
  );
}
