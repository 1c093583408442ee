import type { RiskCarry, RiskScale, RiskView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { RiskBadge } from '../../../ui/badge.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import { OwnerName } from '../owner-name.js';

/** What the risk is, what is done about it, and where it has been. */
export function Component() {
  const { t } = useTranslation('risks');
  const risk = useOutletContext<RiskView>();
  const facts = useFacts(risk);
  return (
    <>
      <section className="tg-section">
        <Facts facts={facts} />
      </section>
      <Prose title={t('section.what')} text={risk.description} />
      <Prose title={t('section.response')} text={risk.responsePlan} />
      <Prose title={t('section.review')} text={risk.reviewNote} />
      <section className="tg-section">
        <h2>{t('section.carries')}</h2>
        <Way carries={risk.carries} />
      </section>
    </>
  );
}

function useFacts(risk: RiskView): Fact[] {
  const { t } = useTranslation(['risks', 'common']);
  const optional = (term: string, value: string | null): Fact[] => (value ? [{ term, value }] : []);
  return [
    { term: t('columns.owner'), value: <OwnerName risk={risk} /> },
    { term: t('columns.record'), value: risk.record ? <RecordLink number={risk.record} /> : t('common:none') },
    { term: t('field.probability'), value: t(`scale.s${risk.probability as RiskScale}`) },
    { term: t('field.impact'), value: t(`impactScale.s${risk.impact as RiskScale}`) },
    { term: t('fact.score'), value: risk.probability * risk.impact },
    { term: t('fact.level'), value: <RiskBadge risk={risk.level} /> },
    ...optional(t('fact.why'), risk.levelReason),
    ...optional(t('fact.appetite'), risk.aboveAppetite === null ? null : t(risk.aboveAppetite ? 'appetite.above' : 'appetite.within')),
    { term: t('field.category'), value: t(`category.${risk.category}`) },
    { term: t('fact.response'), value: risk.response ? t(`response.${risk.response}`) : t('fact.none') },
    { term: t('fact.reviewAt'), value: <Moment at={risk.reviewAt} /> },
    ...optional(t('fact.closed'), risk.closingNote),
    { term: t('fact.raisedBy'), value: risk.raisedBy.displayName },
    { term: t('fact.created'), value: <Moment at={risk.createdAt} /> },
    { term: t('fact.updated'), value: <Moment at={risk.updatedAt} /> },
  ];
}

function Prose({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      <p className="tg-prose">{text}</p>
    </section>
  );
}

/** One identity, from the record where it was raised to the one that bears it now. */
function Way({ carries }: { carries: readonly RiskCarry[] }) {
  const { t } = useTranslation('risks');
  if (carries.length === 0) return <p className="tg-quiet">{t('carried.none')}</p>;
  return (
    <ol className="tg-stack tg-stack--tight">
      {carries.map(({ from, to, by, at, reason }) => (
        <li key={at + to}>
          {from ? t('carried.to', { from }) : t('carried.raised')} <RecordLink number={to} /> <span className="tg-quiet">{t('carried.by', { name: by.displayName })}, <Moment at={at} /></span>
          {reason && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
