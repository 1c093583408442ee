import { Button } from '@carbon/react';
import type { ProjectListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { DataTable } from '../../../ui/table/data-table.js';
import { ListFooter } from '../../../ui/table/list-footer.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { type PortfolioFilter, portfolioQuery } from '../projects.js';
import '../projects.scss';
import '../texts.js';
import { useProjectColumns } from './columns.js';
import { PortfolioTimeline } from './portfolio-timeline.js';
import { ProjectFilters } from './project-filters.js';

/** `/projects?view&state&class&manager&service&q&sort&cursor`: the portfolio of projects, stages and gates. */
export function Component() {
  const { t } = useTranslation('projects');
  const address = useListAddress('number');
  const query = useQuery(portfolioQuery(filterOf(address)));
  const mayCreate = useHasRole('admin', 'change-manager', 'process-owner');
  const actions = (
    <>
      <SavedViews list="projects" />
      <CsvLink path="/projects" query={address.firstPage} />
      <Link to="/projects/gate-sets">{t('action.sets')}</Link>
      {mayCreate && <Button as={Link} to="/projects/new" size="md">{t('create')}</Button>}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <ProjectFilters address={address} />
      <Loaded query={query} what={t('what.list')}>
        {(page) => (page.items.length === 0 ? <NoProjects address={address} /> : <Portfolio address={address} projects={page.items} total={page.total} nextCursor={page.nextCursor} />)}
      </Loaded>
    </Page>
  );
}

interface PortfolioProps {
  address: ListAddress;
  projects: ProjectListItem[];
  total: number;
  nextCursor: string | null;
}

function Portfolio({ address, projects, total, nextCursor }: PortfolioProps) {
  const { t } = useTranslation('projects');
  const columns = useProjectColumns();
  return (
    <>
      {address.get('view') === 'timeline' ? (
        <PortfolioTimeline projects={projects} />
      ) : (
        <DataTable<ProjectListItem> name="projects" label={t('title')} columns={columns} rows={projects} rowId={(project) => project.number} sorting={address.sorting} onSortingChange={address.setSorting} />
      )}
      <ListFooter position={address.position} shown={projects.length} total={total} firstPage={address.firstPage} nextPage={address.nextPage(nextCursor, projects.length)} />
    </>
  );
}

function filterOf({ get, sort, position }: ListAddress): PortfolioFilter {
  return { state: get('state'), class: get('class'), manager: get('manager'), service: get('service'), q: get('q'), sort, cursor: position.cursor };
}

function NoProjects({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['projects', 'common']);
  const clear = <Button kind="tertiary" size="sm" onClick={address.clear}>{t('common:list.clearFilters')}</Button>;
  return (
    <EmptyState title={t('empty.title')} action={address.filtered ? clear : undefined}>
      {t(address.filtered ? 'empty.filtered' : 'empty.none')}
    </EmptyState>
  );
}
