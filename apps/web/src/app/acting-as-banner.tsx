import { Button } from '@carbon/react';
import type { PersonRef } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useStopActing } from '../features/session/session.js';
import { ErrorNotice } from '../ui/error-notice.js';

/** Always in sight while an administrator acts as somebody else. */
export function ActingAsBanner({ administrator, person }: { administrator: PersonRef; person: PersonRef }) {
  const { t } = useTranslation();
  const stop = useStopActing();
  return (
    <section className="tg-acting" aria-label={t('account.actAs')}>
      <p>{t('actingAs.banner', { administrator: administrator.displayName, person: person.displayName })}</p>
      <Button kind="tertiary" size="sm" onClick={() => stop.mutate()} disabled={stop.isPending}>
        {t('actingAs.stop', { person: person.displayName })}
      </Button>
      {stop.error && <ErrorNotice error={stop.error} title={t('error.failed', { what: t('error.action') })} />}
    </section>
  );
}
