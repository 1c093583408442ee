import { Button } from '@carbon/react';
import type { UseState } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { type RetirableKind, useRetirement } from '../catalogue.js';

/** Takes an entry out of use, or brings it back. What speaks against it is told in the dialog. */
export function Retirement({ kind, number, state }: { kind: RetirableKind; number: string; state: UseState }) {
  const { t } = useTranslation('catalogue');
  const announce = useAnnounce();
  const move = useRetirement(kind, number);
  const [open, setOpen] = useState(false);
  const to = state === 'live' ? 'retired' : 'live';
  const close = () => {
    setOpen(false);
    move.reset();
  };
  const confirm = (reason: string) =>
    move.mutate({ to, reason }, {
      onSuccess: () => {
        announce(t(`${to}.done`, { number }));
        close();
      },
    });
  return (
    <>
      <Button kind="ghost" size="md" onClick={() => setOpen(true)}>{t(`${to}.open`)}</Button>
      {open && (
        <ReasonDialog title={t(`${to}.title`, { number })} confirm={t(`${to}.confirm`)} danger={to === 'retired'} pending={move.isPending} error={move.error} onConfirm={confirm} onClose={close}>
          <p>{t(`${to}.text`)}</p>
        </ReasonDialog>
      )}
    </>
  );
}
