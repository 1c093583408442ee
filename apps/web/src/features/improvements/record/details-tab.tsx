import type { ImprovementView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';

/** What should be better, by how much, and what has come of it. */
export function Component() {
  const { t } = useTranslation('improvements');
  const improvement = useOutletContext<ImprovementView>();
  const facts = [...useOriginFacts(improvement), ...useFigureFacts(improvement), ...useActionFacts(improvement)];
  return (
    <>
      <section className="tg-section">
        <Facts facts={facts} />
      </section>
      <Prose title={t('section.what')} text={improvement.description} />
      <Prose title={t('section.plan')} text={improvement.plan} />
      <Prose title={t('section.lessons')} text={improvement.lessons} />
    </>
  );
}

function useOriginFacts({ owner, proposedBy, cause, origin, objective, services }: ImprovementView): Fact[] {
  const { t } = useTranslation(['improvements', 'common']);
  return [
    { term: t('columns.owner'), value: owner.displayName },
    { term: t('fact.proposedBy'), value: proposedBy?.displayName ?? t('fact.practice') },
    { term: t('columns.cause'), value: <>{t(`cause.${cause}`)} {origin && <RecordLink number={origin} />}</> },
    { term: t('columns.objective'), value: objective ? <RecordLink number={objective} /> : t('field.noObjective') },
    { term: t('field.services'), value: services.length === 0 ? t('common:none') : <span className="tg-row">{services.map((number) => <RecordLink key={number} number={number} />)}</span> },
  ];
}

function useFigureFacts({ benefit, effort, priority, priorityReason, indicator, unit, baseline, target, measured }: ImprovementView): Fact[] {
  const { t } = useTranslation(['improvements', 'common']);
  const figure = (term: string, value: number | null): Fact[] => (value === null ? [] : [{ term, value: `${value} ${unit ?? ''}`.trim() }]);
  return [
    ...(benefit ? [{ term: t('fact.benefit'), value: t(`common:level.${benefit}`) }] : []),
    ...(effort ? [{ term: t('fact.effort'), value: t(`effort.${effort}`) }] : []),
    ...(priority ? [{ term: t('fact.priority'), value: t(`common:level.${priority}`) }] : []),
    ...(priorityReason ? [{ term: t('fact.why'), value: priorityReason }] : []),
    ...(indicator ? [{ term: t('fact.indicator'), value: indicator }] : []),
    ...figure(t('fact.baseline'), baseline),
    ...figure(t('fact.target'), target),
    ...figure(t('fact.measured'), measured),
  ];
}

function useActionFacts({ actionKind, action, measureAt, round, closingNote, createdAt, updatedAt }: ImprovementView): Fact[] {
  const { t } = useTranslation('improvements');
  return [
    ...(actionKind ? [{ term: t('fact.actionKind'), value: t(`kind.${actionKind}`) }] : []),
    ...(action ? [{ term: t('fact.action'), value: <RecordLink number={action} /> }] : []),
    ...(measureAt ? [{ term: t('fact.measureAt'), value: <Moment at={measureAt} /> }] : []),
    { term: t('fact.round'), value: round },
    ...(closingNote ? [{ term: t('fact.closing'), value: closingNote }] : []),
    { term: t('fact.created'), value: <Moment at={createdAt} /> },
    { term: t('fact.updated'), value: <Moment at={updatedAt} /> },
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
