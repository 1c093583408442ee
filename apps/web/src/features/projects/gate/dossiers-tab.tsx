import type { DossierView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { Findings, Verdict } from './criterion-parts.js';
import { ImprovementsOf } from '../../improvements/improvements-of.js';
import { useGate } from './use-gate.js';

/** What was known at each decision, frozen with its fingerprint. */
export function Component() {
  const { t } = useTranslation('projects');
  const { number, dossiers } = useGate();
  if (dossiers.length === 0) return <EmptyState title={t('dossier.none')}>{t('dossier.noneText')}</EmptyState>;
  return (
    <div className="tg-stack">
      {dossiers.map((dossier) => <Dossier key={dossier.round} dossier={dossier} />)}
      <ImprovementsOf origin={number} />
    </div>
  );
}

function Dossier({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation('projects');
  const { round, outcome, reason, decidedAt, hash, intact, criteria, votes, conditions, changedSince } = dossier;
  const title = `dossier-${round}`;
  const facts: Fact[] = [
    { term: t('dossier.at'), value: <Moment at={decidedAt} /> },
    ...(reason ? [{ term: t('dossier.reason'), value: reason }] : []),
    { term: t('dossier.hash'), value: <><span className="tg-hash">{hash}</span> <Badge tone={intact ? 'green' : 'red'}>{t(intact ? 'dossier.intact' : 'dossier.broken')}</Badge></> },
    { term: t('dossier.votes'), value: votes.map(({ by, vote }) => `${by.displayName}: ${t(`outcome.${vote}`)}`).join(', ') },
    ...(conditions.length > 0 ? [{ term: t('dossier.conditions'), value: conditions.map(({ text }) => text).join(', ') }] : []),
  ];
  return (
    <section className="tg-section" aria-labelledby={title}>
      <h2 id={title}>{t('dossier.title', { round, outcome: t(`outcome.${outcome}`) })}</h2>
      <p>{changedSince.length === 0 ? t('dossier.same') : t('dossier.changed', { count: changedSince.length })}</p>
      <Facts facts={facts} />
      <ul className="tg-cards">
        {criteria.map((criterion) => (
          <li key={criterion.key} className="tg-card">
            <span className="tg-strong">{criterion.text}</span>
            <Verdict met={criterion.met} />
            <Findings state={criterion} />
          </li>
        ))}
      </ul>
    </section>
  );
}
