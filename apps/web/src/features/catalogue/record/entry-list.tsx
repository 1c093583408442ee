import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '#core/contracts';
import { Loaded } from '../../../ui/loaded.js';
import { RecordLink } from '../../../ui/record-link.js';

interface EntryListProps<Entry> {
  id: string;
  title: string;
  text?: string;
  none: string;
  query: UseQueryResult<Page<Entry>>;
  /** What stands behind the link. */
  more?: (entry: Entry) => ReactNode;
}

/** Neighbours of a record, each one click away. */
export function EntryList<Entry extends { number: string; name?: string; title?: string }>({ id, title, text, none, query, more }: EntryListProps<Entry>) {
  const { t } = useTranslation('catalogue');
  return (
    <section className="tg-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text && <p className="tg-quiet">{text}</p>}
      <Loaded query={query} what={t('what')} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tg-quiet">{none}</p>
          ) : (
            <ul className="tg-stack tg-stack--tight">
              {items.map((entry) => (
                <li key={entry.number} className="tg-row">
                  <RecordLink number={entry.number} /> <span>{entry.name ?? entry.title}</span> {more?.(entry)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
