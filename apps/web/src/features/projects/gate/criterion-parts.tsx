import type { CriterionState, LiveCriterion } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { RecordLink } from '../../../ui/record-link.js';

/** Whether a criterion is met, in words and colour. */
export function Verdict({ met }: { met: CriterionState['met'] }) {
  const { t } = useTranslation('projects');
  if (met === null) return <Badge tone="neutral">{t('gate.unjudged')}</Badge>;
  return <Badge tone={met ? 'green' : 'red'}>{t(met ? 'gate.met' : 'gate.notMet')}</Badge>;
}

/** What is known of a criterion: the answer of the records, or the evidence and its judgement. */
export function Findings({ state: { live, answer, evidence, judgement } }: { state: CriterionState }) {
  const { t } = useTranslation('projects');
  if (live) {
    return (
      <>
        <p><Question live={live} /></p>
        {answer && <p>{t('gate.answer', { value: answer.value })}</p>}
        {answer && answer.records.length > 0 && <p className="tg-row">{answer.records.map(({ number, title }) => <span key={number} title={title}><RecordLink number={number} /></span>)}</p>}
      </>
    );
  }
  return (
    <>
      {evidence ? <p className="tg-prose">{evidence.text}</p> : <p className="tg-quiet">{t('gate.noEvidence')}</p>}
      {evidence && <p className="tg-quiet">{t(evidence.claim ? 'gate.claims' : 'gate.claimsNot')}</p>}
      {judgement && <p className="tg-quiet">{t('gate.judgedBy', { name: judgement.by.displayName })}{judgement.note && `: ${judgement.note}`}</p>}
    </>
  );
}

function Question({ live: { query, comparison, limit, days } }: { live: LiveCriterion }) {
  const { t } = useTranslation('projects');
  const words = { query: t(`query.${query}`), comparison: t(`comparison.${comparison}`), limit, days: days ?? 0 };
  return <span className="tg-quiet">{days === null ? t('asked', words) : t('askedBack', words)}</span>;
}
