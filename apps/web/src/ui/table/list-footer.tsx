import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListPosition } from './list-address.js';

interface ListFooterProps {
  position: ListPosition;
  shown: number;
  total: number;
  firstPage: string;
  nextPage: string | null;
}

/** What part of how much is shown, and the ways on. */
export function ListFooter({ position, shown, total, firstPage, nextPage }: ListFooterProps) {
  const { t } = useTranslation();
  return (
    <nav className="tg-list-footer" aria-label={t('list.next')}>
      <span>{total === 0 ? t('list.empty') : t('list.range', { from: position.from + 1, to: position.from + shown, total })}</span>
      {position.from > 0 && <Link to={firstPage}>{t('list.first')}</Link>}
      {nextPage && <Link to={nextPage}>{t('list.next')}</Link>}
    </nav>
  );
}
