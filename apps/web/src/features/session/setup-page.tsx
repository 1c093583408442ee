import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Notice } from '../../ui/notice.js';
import { EntryPage } from './entry-page.js';
import { sessionQuery, useSetUp } from './session.js';
import { SetupForm } from './setup-form.js';
import './texts.js';

/** `/setup?token=`: the administrator's account, once. */
export function Component() {
  const { t } = useTranslation('session');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const session = useQuery(sessionQuery);
  const setUp = useSetUp();
  if (setUp.isSuccess) return <Navigate to="/" replace />;
  const overtaken = setUp.error instanceof ApiError && setUp.error.is('setup-closed');
  if (overtaken || (setUp.isIdle && session.data?.setupRequired === false)) return <Closed />;
  return (
    <EntryPage title={t('setup.title')} intro={t('setup.intro')}>
      {setUp.error && <ErrorNotice error={setUp.error} title={t('setup.failed')} />}
      {token === '' ? (
        <Notice kind="info" title={t('setup.required')}>
          {t('setup.noToken')}
        </Notice>
      ) : (
        <SetupForm pending={setUp.isPending} errors={setUp.error instanceof ApiError ? (setUp.error.problem.errors ?? []) : []} onSubmit={(account) => setUp.mutate({ token, ...account })} />
      )}
    </EntryPage>
  );
}

/** The link has done its work, or somebody else was faster. */
function Closed() {
  const { t } = useTranslation('session');
  return (
    <EntryPage title={t('setup.title')} intro={t('setup.closed')}>
      <Link to="/sign-in">{t('signIn.title')}</Link>
    </EntryPage>
  );
}
