import type { Page } from '#core/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Link } from 'react-router';
import { Loaded } from './loaded.js';

interface RecordsOfProps<Item> {
  query: UseQueryResult<Page<Item>>;
  title: string;
  /** Where they all are listed: `/risks`, with the query that picks these. */
  list: string;
  picked: string;
  /** Beside number and title. */
  mark: (item: Item) => ReactNode;
}

/** What belongs to a record, one line each; nothing where there is none. */
export function RecordsOf<Item extends { number: string; title: string }>({ query, title, list, picked, mark }: RecordsOfProps<Item>) {
  const heading = useId();
  if (query.data?.total === 0) return null;
  return (
    <section className="tg-section" aria-labelledby={heading}>
      <h2 id={heading}>
        <Link to={`${list}?${picked}`}>{title}</Link>
      </h2>
      <Loaded query={query} what={title} lines={2}>
        {({ items }) => (
          <ul className="tg-stack tg-stack--tight">
            {items.map((item) => (
              <li key={item.number} className="tg-row">
                <Link to={`${list}/${item.number}`}>
                  {item.number} {item.title}
                </Link>
                {mark(item)}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
