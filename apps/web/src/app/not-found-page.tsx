import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('error.notFoundTitle')}>
      <EmptyState title={t('error.notFound')} action={<Link to="/">{t('error.goHome')}</Link>} />
    </Page>
  );
}
