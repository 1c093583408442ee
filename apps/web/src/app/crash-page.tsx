import { Button } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Notice } from '../ui/notice.js';

/** A bug in a screen, or a chunk that could not be loaded (a new version was installed): say so and offer to reload. */
export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <div className="tg-page">
      <Notice
        kind="error"
        title={t('error.crashed')}
        actions={
          <Button kind="ghost" size="sm" onClick={() => window.location.reload()}>
            {t('error.reload')}
          </Button>
        }
      >
        <p>{t('error.crashedHint')}</p>
        <p className="tg-quiet">{error instanceof Error ? error.message : null}</p>
      </Notice>
    </div>
  );
}
