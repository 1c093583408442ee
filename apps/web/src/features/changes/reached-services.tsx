import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.js';
import { RecordLink } from '../../ui/record-link.js';
import { impactOfItemsQuery } from '../catalogue/catalogue.js';

interface ReachedServicesProps {
  items: readonly string[];
  /** Services that somebody has put on the change: their impact is confirmed. */
  confirmed: readonly string[];
  /** Where the content may be changed: takes a computed service over into the confirmed ones. */
  onConfirm?: (service: string) => void;
}

/** Services that the items reach by the relations on record and that nobody has confirmed; nothing where all are. */
export function ReachedServices({ items, confirmed, onConfirm }: ReachedServicesProps) {
  const { t } = useTranslation('changes');
  const query = useQuery(impactOfItemsQuery(items));
  const open = items.length === 0 ? [] : (query.data?.services.filter(({ number }) => !confirmed.includes(number)) ?? []);
  if (query.error) return <ErrorNotice error={query.error} title={t('reached.failed')} onRetry={() => void query.refetch()} />;
  if (open.length === 0) return null;
  return (
    <section className="tg-section" aria-labelledby="change-reached">
      <h2 id="change-reached" className="tg-subheading">{t('reached.title')}</h2>
      <p className="tg-quiet">{t('reached.text')}</p>
      <ul className="tg-stack tg-stack--tight">
        {open.map(({ number, name, through }) => (
          <li key={number} className="tg-row">
            <RecordLink number={number} /> {name} <span className="tg-quiet">{t('reached.through', { path: through.join(', ') })}</span>
            {onConfirm && (
              <Button kind="ghost" size="sm" onClick={() => onConfirm(number)}>
                {t('reached.confirm', { name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
