import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListRows } from '../../../ui/table/list-rows.js';
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
  const columns = useProjectColumns();
  const asTimeline = address.get('view') === 'timeline';
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
      <ListRows name="projects" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('empty', { returnObjects: true })}>
        {asTimeline ? (projects) => <PortfolioTimeline projects={projects} /> : undefined}
      </ListRows>
    </Page>
  );
}

function filterOf({ get, sort, position }: ListAddress): PortfolioFilter {
  return { state: get('state'), class: get('class'), manager: get('manager'), service: get('service'), q: get('q'), sort, cursor: position.cursor };
}
