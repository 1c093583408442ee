import type { ChangeContent } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';

/** The value of a field as a reader wants it, whatever the history holds for it. */
export function FieldValue({ field, value }: { field: keyof ChangeContent | string; value: unknown }) {
  const { t } = useTranslation(['changes', 'common']);
  if (value === null || value === undefined || value === '') return <span className="tg-quiet">{t('clash.empty')}</span>;
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (Array.isArray(value)) return value.map((item, position) => <span key={String(item)}>{position > 0 ? ', ' : ''}<RecordLink number={String(item)} /></span>);
  if (typeof value !== 'string') return <code>{JSON.stringify(value)}</code>;
  if (field === 'plannedStart' || field === 'plannedEnd') return <Moment at={value} />;
  return <span className="tg-prose">{value}</span>;
}
