import { Button } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { useBeforeUnload, useBlocker } from 'react-router';
import { Dialog } from './dialog.js';

/** State of a navigation that leaves because everything is saved: the guard lets it pass. */
export const SAVED = { saved: true } as const;

function isSaved(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'saved' in state && state.saved === true;
}

/** Asks before work that is not saved is left behind, inside the app and when the window closes. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname && !isSaved(nextLocation.state));
  useBeforeUnload((event) => {
    if (when) event.preventDefault();
  });
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog
      title={t('form.leaveTitle')}
      onClose={() => blocker.reset()}
      actions={
        <>
          <Button kind="danger" onClick={() => blocker.proceed()}>
            {t('form.leave')}
          </Button>
          <Button kind="secondary" onClick={() => blocker.reset()}>
            {t('form.stay')}
          </Button>
        </>
      }
    >
      <p>{t('form.leaveText')}</p>
    </Dialog>
  );
}
