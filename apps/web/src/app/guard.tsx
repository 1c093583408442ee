import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { sessionQuery } from '../features/session/session.js';
import { ErrorNotice } from '../ui/error-notice.js';
import { Shell } from './shell.js';

/** Lets the signed-in pass; everybody else signs in first and comes back to the same address. */
export function Guard() {
  const { t } = useTranslation();
  const location = useLocation();
  const { data, error, refetch } = useQuery(sessionQuery);
  if (data?.person) return <Shell session={data} person={data.person} />;
  if (data) return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`} replace />;
  if (!error) return null;
  return (
    <main className="tg-page">
      <ErrorNotice error={error} title={t('error.title', { what: t('error.page') })} onRetry={() => void refetch()} />
    </main>
  );
}
