import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AcceptanceStateBadge, EarlyLifeStateBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import './texts.js';
import { acceptanceListQuery, EVERY_TRANSITION, supportListQuery, type TransitionFilter } from './transition.js';

/** The acceptances and the early-life supports of a service, a release or a project; nothing where there are none. */
export function TransitionsOf({ of }: { of: Partial<Pick<TransitionFilter, 'service' | 'release' | 'project'>> }) {
  const { t } = useTranslation('transition');
  const filter = { ...EVERY_TRANSITION, ...of };
  const acceptances = useQuery(acceptanceListQuery(filter, '-updatedAt', null));
  const supports = useQuery({ ...supportListQuery(filter, '-updatedAt', null), enabled: !of.project });
  if (!acceptances.data?.total && !supports.data?.total) return null;
  return (
    <section className="tg-section" aria-labelledby="record-transitions">
      <h2 id="record-transitions">{t('ofRecord')}</h2>
      <Loaded query={acceptances} what={t('acceptance.title')} lines={1}>
        {({ items }) => <Lines items={items} path="/acceptances" mark={({ state }) => <AcceptanceStateBadge state={state} />} />}
      </Loaded>
      {supports.data && <Lines items={supports.data.items} path="/early-life-supports" mark={({ state }) => <EarlyLifeStateBadge state={state} />} />}
    </section>
  );
}

function Lines<Item extends { number: string; title: string }>({ items, path, mark }: { items: readonly Item[]; path: string; mark: (item: Item) => ReactNode }) {
  if (items.length === 0) return null;
  return (
    <ul className="tg-stack tg-stack--tight">
      {items.map((item) => (
        <li key={item.number} className="tg-row">
          <Link to={`${path}/${item.number}`}>
            {item.number} {item.title}
          </Link>
          {mark(item)}
        </li>
      ))}
    </ul>
  );
}
