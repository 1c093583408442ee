import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Notice } from '../../ui/notice.js';
import { EntryPage } from './entry-page.js';
import { useSetUp } from './session.js';
import { SetupForm } from './setup-form.js';
import './texts.js';

/** `/setup?token=`: the administrator's account, once. */
export function Component() {
  const { t } = useTranslation('session');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const setUp = useSetUp();
  if (setUp.isSuccess) return <Navigate to="/" replace />;
  const closed = setUp.error instanceof ApiError && setUp.error.is('setup-closed');
  return (
    <EntryPage title={t('setup.title')} intro={t('setup.intro')}>
      {closed && (
        <Notice kind="warning" title={t('setup.closedTitle')}>
          {t('setup.closed')} <Link to="/sign-in">{t('signIn.title')}</Link>
        </Notice>
      )}
      {setUp.error && !closed && <ErrorNotice error={setUp.error} title={t('setup.failed')} />}
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
