import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface Crumb {
  text: string;
  to: string;
}

interface PageProps {
  title: string;
  /** Beside the title: badges. */
  marks?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
  /** The whole width and height, for lists with a detail and for editors. */
  wide?: boolean;
}

/** One screen: document title, way back, heading, actions and content. */
export function Page({ title, marks, crumbs = [], actions, children, wide = false }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className={wide ? 'tg-page tg-page--wide' : 'tg-page'}>
      <header className="tg-page__header">
        <div className="tg-page__titles">
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <div className="tg-page__heading">
            <h1>{title}</h1>
            {marks}
          </div>
        </div>
        {actions && <div className="tg-page__actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="tg-crumbs">
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.text}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
