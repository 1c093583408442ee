import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The frame of the two pages outside of a session: sign-in and set-up. */
export function EntryPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <main className="tg-entry">
      <div className="tg-entry__box tg-stack">
        <p className="tg-entry__product">
          <img src="/favicon.svg" alt="" width="28" height="28" /> {t('product')}
        </p>
        <h1>{title}</h1>
        <p className="tg-quiet">{intro}</p>
        {children}
      </div>
    </main>
  );
}
