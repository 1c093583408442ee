import type { ConflictView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { SeverityBadge } from '../../ui/badge.js';
import { WithRecordLinks } from '../../ui/record-link.js';
import { formatDateTime } from '../../ui/time.js';
import './planning.scss';
import './texts.js';

/** What is in the way of a window, the gravest first, each with what to do about it. */
export function ConflictList({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const { t } = useTranslation('planning');
  if (conflicts.length === 0) return <p className="tg-quiet">{t('none')}</p>;
  return (
    <ul className="tg-conflicts" aria-label={t('title')}>
      {conflicts.map((conflict, index) => (
        <li key={`${conflict.kind} ${conflict.recordNumber} ${index}`} className={`tg-conflict tg-conflict--${conflict.severity}`}>
          <p className="tg-row">
            <SeverityBadge severity={conflict.severity} />
            <span className="tg-strong">{t(`kind.${conflict.kind}`)}</span>
            <span className="tg-quiet">{t('between', { start: formatDateTime(conflict.start), end: formatDateTime(conflict.end) })}</span>
          </p>
          <p><WithRecordLinks text={conflict.what} /></p>
          <p className="tg-quiet">{conflict.advice}</p>
        </li>
      ))}
    </ul>
  );
}
