/** What is asked of a short list that is answered whole. */
export interface ListQuery {
  q?: string;
  /** Name of a column, descending with `-`; as they come when missing. */
  sort?: string;
}

/** What the columns of a row say; a text filter looks at all of them. */
type Cells = Readonly<Record<string, string>>;

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows that say the text somewhere, in the order of a column; rows that are alike in it stay as they come. */
export function listed<Row>(rows: readonly Row[], cellsOf: (row: Row) => Cells, { q = '', sort }: ListQuery): Row[] {
  const text = q.trim().toLowerCase();
  const said = rows.map((row) => ({ row, cells: cellsOf(row) })).filter(({ cells }) => Object.values(cells).some((cell) => cell.toLowerCase().includes(text)));
  if (sort !== undefined) {
    const [column, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
    said.sort((one, other) => sign * ORDER.compare(one.cells[column] ?? '', other.cells[column] ?? ''));
  }
  return said.map(({ row }) => row);
}
