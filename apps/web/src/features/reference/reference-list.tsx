import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { type ReferenceKind, referenceListQuery, type ReferenceViews } from './reference.js';
import './texts.js';

interface ReferenceListProps<Kind extends ReferenceKind> {
  kind: Kind;
  columns: readonly Column<ReferenceViews[Kind]>[];
}

/** The read-only list of one kind of record. */
export function ReferenceList<Kind extends ReferenceKind>({ kind, columns }: ReferenceListProps<Kind>) {
  const { t } = useTranslation('reference');
  const name: ReferenceKind = kind;
  const query = useQuery(referenceListQuery(kind));
  const title = t(`${name}.title`);
  return (
    <Page title={title}>
      <Loaded query={query} what={t(`${name}.what`)}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t(`${name}.none`)}>{t('noneText')}</EmptyState>
          ) : (
            <DataTable<ReferenceViews[Kind]> name={kind} label={title} columns={columns} rows={page.items} rowId={(record) => record.number} />
          )
        }
      </Loaded>
    </Page>
  );
}
