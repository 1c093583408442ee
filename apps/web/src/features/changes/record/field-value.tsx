import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import { formatFigure } from '../../../ui/time.js';
import '../texts.js';

/** Where the words are for fields whose values come from a closed set. */
const WORDS = {
  state: ['common:changeState', 'common:templateState', 'common:projectState', 'common:gateState', 'common:cabState', 'common:riskState', 'common:improvementState', 'common:releaseState'],
  risk: ['common:risk'], impact: ['common:level'], urgency: ['common:level'], type: ['common:changeType', 'common:releaseType'], size: ['changes:size'], novelty: ['changes:novelty'], outcome: ['changes:outcome'],
} as const;

/** ISO 8601 with an offset. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The value of a field as a reader wants it, whatever the history holds for it. */
export function FieldValue({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation(['changes', 'common']);
  if (value === null || value === undefined || value === '') return <span className="tg-quiet">{t('clash.empty')}</span>;
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (Array.isArray(value)) return <RecordLinks numbers={value.map(String)} />;
  if (typeof value === 'number') return formatFigure(value);
  if (typeof value !== 'string') return <code>{JSON.stringify(value)}</code>;
  if (MOMENT.test(value)) return <Moment at={value} />;
  return <span className="tg-prose">{wordOf(field, value) ?? value}</span>;
}

function wordOf(field: string, value: string): string | null {
  if (!Object.hasOwn(WORDS, field)) return null;
  const key = WORDS[field as keyof typeof WORDS].map((words) => `${words}.${value}`).find((one) => i18next.exists(one));
  return key === undefined ? null : i18next.t(key as never);
}

function RecordLinks({ numbers }: { numbers: readonly string[] }) {
  const { t } = useTranslation('changes');
  if (numbers.length === 0) return <span className="tg-quiet">{t('clash.empty')}</span>;
  return numbers.map((number, position) => (
    <span key={number}>
      {position > 0 ? ', ' : ''}
      <RecordLink number={number} />
    </span>
  ));
}
