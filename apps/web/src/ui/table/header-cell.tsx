import { useTranslation } from 'react-i18next';

interface HeaderCellProps {
  text: string;
  sorted: false | 'asc' | 'desc';
  onSort: ((event: unknown) => void) | undefined;
}

const ARROWS = { asc: '↑', desc: '↓' } as const;
const ARIA = { asc: 'ascending', desc: 'descending' } as const;

/** A column's head; a button when the column sorts. */
export function HeaderCell({ text, sorted, onSort }: HeaderCellProps) {
  const { t } = useTranslation();
  return (
    <th scope="col" role="columnheader" aria-sort={sorted ? ARIA[sorted] : undefined}>
      {onSort ? (
        <button type="button" className="tg-table__sort" onClick={onSort} title={t('list.sortBy', { column: text })}>
          {text}
          <span aria-hidden="true">{sorted ? ` ${ARROWS[sorted]}` : ''}</span>
        </button>
      ) : (
        text
      )}
    </th>
  );
}
