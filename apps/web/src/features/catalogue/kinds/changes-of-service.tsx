import type { ChangeListItem, Page } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, queryString } from '../../../api/client.js';
import { ChangeStateBadge } from '../../../ui/badge.js';
import { dependenciesQuery } from '../catalogue.js';
import { EntryList } from '../record/entry-list.js';

const SHOWN = 20;
/** As many as an address takes. */
const MOST_ITEMS = 200;

export const changesQuery = (filter: Readonly<Record<string, string>>) => ({
  queryKey: ['changes', 'list', 'of', filter],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Page<ChangeListItem>>(`/changes${queryString({ ...filter, sort: '-updatedAt', limit: SHOWN })}`, signal),
});

/** Confirmed impact and computed impact, kept apart: what changes say of themselves, and what the relations of items say of them. */
export function ChangesOfService({ service }: { service: string }) {
  const { t } = useTranslation('catalogue');
  const confirmed = useQuery(changesQuery({ service }));
  const dependencies = useQuery(dependenciesQuery(service));
  const items = dependencies.data?.items.slice(0, MOST_ITEMS).map(({ number }) => number) ?? [];
  const touching = useQuery({ ...changesQuery({ item: items.join(',') }), enabled: items.length > 0, select: (page: Page<ChangeListItem>) => withoutThoseOf(service, page) });
  const computed = items.length === 0 && dependencies.data ? { ...touching, data: NOTHING } : touching;
  return (
    <>
      <EntryList id="changes-confirmed" title={t('changes.confirmed')} text={t('changes.confirmedText')} none={t('changes.none')} query={confirmed} more={(change) => <ChangeStateBadge state={change.state} />} />
      <p><Link to={`/changes?service=${service}`}>{t('changes.all')}</Link></p>
      <EntryList id="changes-computed" title={t('changes.computed')} text={t('changes.computedText')} none={t('changes.none')} query={computed as typeof touching} more={(change) => <ChangeStateBadge state={change.state} />} />
    </>
  );
}

const NOTHING: Page<ChangeListItem> = { items: [], total: 0, nextCursor: null };

function withoutThoseOf(service: string, page: Page<ChangeListItem>): Page<ChangeListItem> {
  return { ...page, items: page.items.filter(({ services }) => !services.includes(service)) };
}
