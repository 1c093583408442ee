import { columnVisibilityFeature, type ColumnVisibilityState, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSetting, writeSetting } from '../settings.js';
import { HeaderCell } from './header-cell.js';
import { TableSettings } from './table-settings.js';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** Always shown: the column that names the row. */
  fixed?: boolean;
  /** Hidden until somebody chooses it. */
  extra?: boolean;
}

interface DataTableProps<Row> {
  /** Accessible name; also the key under which columns and density are remembered. */
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  sorting?: SortingState;
  onSortingChange?: (sorting: SortingState) => void;
}

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const UNSORTED: SortingState = [];

/** A table whose filter, sort and page live in the address; the reader chooses columns and density. */
export function DataTable<Row extends object>({ name, label, columns, rows, rowId, sorting = UNSORTED, onSortingChange }: DataTableProps<Row>) {
  const { t } = useTranslation();
  const [visibility, setVisibility] = useColumnVisibility(name, columns);
  const [compact, setCompact] = useState(() => readSetting(`table.${name}.compact`) === 'yes');
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: false,
    state: { columnVisibility: visibility, sorting },
    onColumnVisibilityChange: (update) => setVisibility(typeof update === 'function' ? update(visibility) : update),
    onSortingChange: (update) => onSortingChange?.(typeof update === 'function' ? update(sorting) : update),
  });

  function chooseCompact(next: boolean): void {
    setCompact(next);
    writeSetting(`table.${name}.compact`, next ? 'yes' : null);
  }

  const choices = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <div className="tg-table-frame">
      <TableSettings
        columns={choices.map((column) => ({ id: column.id, text: String(column.columnDef.header), visible: column.getIsVisible(), toggle: () => column.toggleVisibility() }))}
        compact={compact}
        onCompactChange={chooseCompact}
      />
      <table className={compact ? 'tg-table tg-table--compact' : 'tg-table'} aria-label={label} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {table.getFlatHeaders().map((header) => (
              <HeaderCell key={header.id} text={String(header.column.columnDef.header)} sorted={header.column.getIsSorted()} onSort={header.column.getCanSort() ? header.column.getToggleSortingHandler() : undefined} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" aria-label={t('list.range', { from: 1, to: rows.length, total: rows.length })}>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} role="row" data-row={row.id}>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} role="cell" data-label={String(cell.column.columnDef.header)}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function definitionOf<Row extends object>(column: Column<Row>) {
  return {
    id: column.id,
    header: column.header,
    accessorFn: (row: Row) => row,
    cell: ({ row }: { row: { original: Row } }) => column.cell(row.original),
    enableHiding: column.fixed !== true,
    enableSorting: column.sortable === true,
    sortDescFirst: false,
  };
}

function useColumnVisibility<Row>(name: string, columns: readonly Column<Row>[]): [ColumnVisibilityState, (next: ColumnVisibilityState) => void] {
  const key = `table.${name}.columns`;
  const [chosen, setChosen] = useState<ColumnVisibilityState>(() => stored(key));
  const visibility = useMemo(() => ({ ...Object.fromEntries(columns.map((column) => [column.id, column.extra !== true])), ...chosen }), [columns, chosen]);
  return [
    visibility,
    (next) => {
      setChosen(next);
      writeSetting(key, JSON.stringify(next));
    },
  ];
}

function stored(key: string): ColumnVisibilityState {
  try {
    return JSON.parse(readSetting(key) ?? '{}') as ColumnVisibilityState;
  } catch {
    return {};
  }
}
