import { Button, Checkbox } from '@carbon/react';
import type { SavedViewList } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryString } from '../../../api/client.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { SearchField } from '../../../ui/search-field.js';
import { type TabLink, TabLinks } from '../../../ui/tab-links.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListFooter } from '../../../ui/table/list-footer.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { usePerson } from '../../session/session.js';
import { type CatalogueKind, type CatalogueViews, isRetirable, listQuery, useCreateEntry } from '../catalogue.js';
import { FIELDS } from '../fields.js';
import { EntryDialog } from '../form/entry-dialog.js';
import { useMayWrite } from '../may-write.js';
import '../catalogue.scss';
import '../texts.js';

/** A filter with few values. */
export interface ListChoice {
  name: string;
  label: string;
  options: readonly { value: string; text: string }[];
  /** What the list shows without it; absent: any value. */
  unfiltered?: string;
}

interface CatalogueListProps<Kind extends CatalogueKind> {
  kind: Kind;
  columns: readonly Column<CatalogueViews[Kind]>[];
  choices?: readonly ListChoice[];
  /** Undefined: views of this list are not kept. */
  savedViews?: SavedViewList;
  /** Lists that belong together. */
  tabs?: readonly TabLink[];
  actions?: ReactNode;
}

/** The list of one kind of record: filter, sort, saved views, CSV, and the way to a new one. */
export function CatalogueList<Kind extends CatalogueKind>({ kind, columns, choices: own = [], savedViews, tabs, actions }: CatalogueListProps<Kind>) {
  const { t } = useTranslation('catalogue');
  const address = useListAddress();
  const name: CatalogueKind = kind;
  const choices = [...own, ...useStateChoice(kind)];
  const names = ['q', 'owner', 'sort', ...choices.map((choice) => choice.name)];
  const filter = Object.fromEntries(names.map((one) => [one, address.get(one)]));
  const query = useQuery(listQuery(kind, { ...filter, cursor: address.position.cursor }));
  const title = t(`title.${name}`);
  return (
    <Page title={title} actions={<>{savedViews && <SavedViews list={savedViews} />}{actions}<NewEntry kind={kind} /></>}>
      {tabs && <TabLinks label={t('listTabs')} tabs={tabs} />}
      <form className="tg-filters" role="search" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t('search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
        {choices.map((choice) => (
          <FilterSelect key={choice.name} id={`filter-${choice.name}`} label={choice.label} value={address.get(choice.name)} onChange={(value) => address.set(choice.name, value)} options={choice.options} unfiltered={choice.unfiltered} />
        ))}
        <MineOnly address={address} />
        <CsvLink path={`/${kind}`} query={queryString(filter)} />
      </form>
      <Loaded query={query} what={t('what')}>
        {(page) =>
          page.items.length === 0 ? (
            <Nothing kind={kind} address={address} />
          ) : (
            <>
              <DataTable<CatalogueViews[Kind]> name={kind} label={title} columns={columns} rows={page.items} rowId={(entry) => entry.number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={address.position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** What is retired is not shown unless somebody asks for it. */
function useStateChoice(kind: CatalogueKind): ListChoice[] {
  const { t } = useTranslation('catalogue');
  if (!isRetirable(kind)) return [];
  return [{ name: 'state', label: t('field.state'), options: (['retired', 'all'] as const).map((value) => ({ value, text: t(`state.${value}`) })), unfiltered: t('state.live') }];
}

function MineOnly({ address }: { address: ListAddress }) {
  const { t } = useTranslation('catalogue');
  const me = usePerson().username;
  return <Checkbox id="filter-mine" labelText={t('mine')} checked={address.get('owner') === me} onChange={(_, { checked }) => address.set('owner', checked ? me : '')} />;
}

function Nothing({ kind, address }: { kind: CatalogueKind; address: ListAddress }) {
  const { t } = useTranslation(['catalogue', 'common']);
  const clear = <Button kind="tertiary" size="sm" onClick={address.clear}>{t('common:list.clearFilters')}</Button>;
  return address.filtered ? <EmptyState title={t('noneFound')} action={clear} /> : <EmptyState title={t(`none.${kind}`)}>{t('noneText')}</EmptyState>;
}

function NewEntry({ kind }: { kind: CatalogueKind }) {
  const { t } = useTranslation('catalogue');
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const create = useCreateEntry(kind);
  if (!useMayWrite()) return null;
  const save = (content: object) =>
    create.mutate(content, {
      onSuccess: ({ number }) => {
        announce(t('made', { number }));
        void navigate(`/${kind}/${number}`, { state: SAVED });
      },
    });
  return (
    <>
      <Button size="md" onClick={() => setOpen(true)}>{t(`new.${kind}`)}</Button>
      {open && <EntryDialog title={t(`new.${kind}`)} fields={FIELDS[kind]} entry={null} pending={create.isPending} error={create.error} onSave={save} onClose={() => setOpen(false)} />}
    </>
  );
}
