import { Button } from '@carbon/react';
import type { Page as PageOf, PersonView } from '#core/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryString } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { SearchField } from '../../ui/search-field.js';
import { CsvLink } from '../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { useListAddress } from '../../ui/table/list-address.js';
import { AddPersonDialog } from './add-person-dialog.js';
import './texts.js';

const peopleQuery = (q: string) =>
  queryOptions({ queryKey: ['people', 'list', q], queryFn: ({ signal }) => api.get<PageOf<PersonView>>(`/people${queryString({ q, limit: 100 })}`, signal), placeholderData: (old) => old });

/** `/people?q=` */
export function Component() {
  const { t } = useTranslation('people');
  const address = useListAddress();
  const [adding, setAdding] = useState(false);
  const query = useQuery(peopleQuery(address.get('q')));
  const columns = usePeopleColumns();
  return (
    <Page title={t('title')} actions={<Button onClick={() => setAdding(true)}>{t('add.open')}</Button>}>
      <div className="tg-filters">
        <SearchField label={t('search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
        <CsvLink path="/people" query={queryString({ q: address.get('q') })} />
      </div>
      <Loaded query={query} what={t('what')}>
        {(page) => <DataTable<PersonView> name="people" label={t('title')} columns={columns} rows={page.items} rowId={(person) => person.username} />}
      </Loaded>
      {adding && <AddPersonDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function usePeopleColumns(): Column<PersonView>[] {
  const { t } = useTranslation(['people', 'common']);
  return useMemo(
    () => [
      { id: 'displayName', header: t('column.name'), fixed: true, cell: (person) => person.displayName },
      { id: 'username', header: t('column.username'), fixed: true, cell: (person) => person.username },
      { id: 'roles', header: t('column.roles'), cell: (person) => person.roles.map((role) => t(`common:role.${role}`)).join(', ') },
      {
        id: 'kind',
        header: t('column.kind'),
        cell: (person) => (
          <span className="tg-row">
            {person.sample && <Badge tone="teal">{t('sample')}</Badge>}
            {!person.active && <Badge>{t('inactive')}</Badge>}
          </span>
        ),
      },
    ],
    [t],
  );
}
