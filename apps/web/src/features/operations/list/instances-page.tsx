import { Checkbox } from '@carbon/react';
import type { InstanceListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryString } from '../../../api/client.js';
import { FilterSelect } from '../../../ui/filter-select.js';
import { Moment } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { SearchField } from '../../../ui/search-field.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListRows } from '../../../ui/table/list-rows.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { modelListQuery } from '../../models/models.js';
import { InstanceState } from '../instance-state.js';
import { instanceListQuery } from '../operations.js';
import '../texts.js';

const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const satisfies readonly InstanceListItem['state'][];

/** `/operations/instances?state&process&record&incident&cursor` */
export function Component() {
  const { t } = useTranslation('operations');
  const address = useListAddress();
  const { get, position } = address;
  const filter = { state: get('state'), process: get('process'), record: get('record'), incident: get('incident') };
  const query = useQuery(instanceListQuery({ ...filter, cursor: position.cursor }));
  const columns = useInstanceColumns();
  return (
    <Page title={t('title')} actions={<><CsvLink path="/operations/instances" query={queryString(filter)} /><SavedViews list="instances" /></>}>
      <InstanceFilters address={address} />
      <ListRows name="instances" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ processInstanceKey }) => processInstanceKey} address={address} empty={t('empty', { returnObjects: true })} />
    </Page>
  );
}

function InstanceFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation('operations');
  const models = useQuery(modelListQuery);
  const processes = models.data?.filter((model) => model.kind === 'bpmn') ?? [];
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.record')} value={address.get('record')} onChange={(value) => address.set('record', value)} />
      <FilterSelect id="filter-state" label={t('filters.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={STATES.map((state) => ({ value: state, text: t(`state.${state}`) }))} />
      <FilterSelect id="filter-process" label={t('filters.process')} value={address.get('process')} onChange={(value) => address.set('process', value)} options={processes.map((model) => ({ value: model.id, text: model.name }))} />
      <Checkbox id="filter-incident" labelText={t('filters.incident')} checked={address.get('incident') === 'true'} onChange={(_, { checked }) => address.set('incident', checked ? 'true' : '')} />
    </form>
  );
}

function useInstanceColumns(): Column<InstanceListItem>[] {
  const { t } = useTranslation('operations');
  return useMemo(
    () => [
      { id: 'key', header: t('columns.key'), fixed: true, cell: (instance) => <Link to={`/operations/instances/${instance.processInstanceKey}`}>{instance.processInstanceKey}</Link> },
      { id: 'record', header: t('columns.record'), fixed: true, cell: (instance) => instance.recordNumber && <RecordLink number={instance.recordNumber} /> },
      { id: 'process', header: t('columns.process'), cell: (instance) => instance.processName },
      { id: 'version', header: t('columns.version'), cell: (instance) => instance.processVersion },
      { id: 'state', header: t('columns.state'), cell: (instance) => <InstanceState state={instance.state} hasIncident={instance.hasIncident} /> },
      { id: 'started', header: t('columns.started'), cell: (instance) => <Moment at={instance.startedAt} /> },
      { id: 'ended', header: t('columns.ended'), cell: (instance) => instance.endedAt && <Moment at={instance.endedAt} /> },
    ],
    [t],
  );
}
