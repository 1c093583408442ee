import { Button } from '@carbon/react';
import type { Page } from '#core/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../empty-state.js';
import { Loaded } from '../loaded.js';
import { type Column, DataTable } from './data-table.js';
import type { ListAddress } from './list-address.js';
import { ListFooter } from './list-footer.js';

interface ListRowsProps<Row> {
  /** Key under which columns and density are remembered. */
  name: string;
  /** Accessible name of the table. */
  label: string;
  /** What is read, for the error: "The list of changes". */
  what: string;
  query: UseQueryResult<Page<Row>>;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  address: ListAddress;
  empty: { title: string; filtered: string; none: string };
  /** Shows the rows otherwise than as a table. */
  children?: ((rows: Row[]) => ReactNode) | undefined;
}

/** One page of a list with the ways on; when nothing is there, why, and the way back to everything. */
export function ListRows<Row extends object>({ name, label, what, query, columns, rowId, address, empty, children }: ListRowsProps<Row>) {
  return (
    <Loaded query={query} what={what}>
      {({ items, total, nextCursor }) =>
        items.length === 0 ? (
          <NoRows address={address} empty={empty} />
        ) : (
          <>
            {children ? children(items) : <DataTable<Row> name={name} label={label} columns={columns} rows={items} rowId={rowId} sorting={address.sorting} onSortingChange={address.setSorting} />}
            <ListFooter position={address.position} shown={items.length} total={total} firstPage={address.firstPage} nextPage={address.nextPage(nextCursor, items.length)} />
          </>
        )
      }
    </Loaded>
  );
}

function NoRows({ address, empty }: { address: ListAddress; empty: ListRowsProps<never>['empty'] }) {
  const { t } = useTranslation();
  const clear = <Button kind="tertiary" size="sm" onClick={address.clear}>{t('list.clearFilters')}</Button>;
  return (
    <EmptyState title={empty.title} action={address.filtered ? clear : undefined}>
      {address.filtered ? empty.filtered : empty.none}
    </EmptyState>
  );
}
