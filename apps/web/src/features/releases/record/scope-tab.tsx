import type { ReleaseView, ScopeChange, ScopeProject } from '#core/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeStateBadge, ProjectStateBadge } from '../../../ui/badge.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import { RisksOf } from '../../risks/risks-of.js';
import { TransitionsOf } from '../../transition/transitions-of.js';
import { useRelease } from './use-release.js';

/** What the release delivers, to which services, and when. */
export function Component() {
  const { t } = useTranslation('releases');
  const release = useRelease();
  return (
    <>
      <section className="tg-section">
        <Facts facts={useScopeFacts(release)} />
        {release.description && <p className="tg-prose">{release.description}</p>}
      </section>
      <Listed title={t('scope.changes')} empty={t('scope.nothing')}>
        {release.scopeChanges.map((change) => <ChangeLine key={change.number} change={change} />)}
      </Listed>
      <Listed title={t('scope.projects')} empty={t('scope.nothing')}>
        {release.scopeProjects.map((project) => <ProjectLine key={project.number} project={project} />)}
      </Listed>
      <TransitionsOf of={{ release: release.number }} />
      <RisksOf record={release.number} />
    </>
  );
}

function useScopeFacts({ manager, goal, services, plannedStart, plannedEnd, rollbackMinutes, earlyLifeDays, cancellationReason, updatedAt }: ReleaseView): Fact[] {
  const { t } = useTranslation(['releases', 'common']);
  return [
    { term: t('columns.manager'), value: manager.displayName },
    { term: t('scope.window'), value: plannedStart && plannedEnd ? <><Moment at={plannedStart} /> – <Moment at={plannedEnd} /></> : t('scope.noWindow') },
    { term: t('scope.services'), value: services.length === 0 ? t('common:none') : <span className="tg-row">{services.map((number) => <RecordLink key={number} number={number} />)}</span> },
    { term: t('scope.goal'), value: goal ? <RecordLink number={goal} /> : t('common:none') },
    { term: t('scope.rollbackTime'), value: t('scope.minutes', { count: rollbackMinutes }) },
    { term: t('scope.earlyLife'), value: t('scope.days', { count: earlyLifeDays }) },
    ...(cancellationReason ? [{ term: t('scope.cancelled'), value: cancellationReason }] : []),
    { term: t('columns.updatedAt'), value: <Moment at={updatedAt} /> },
  ];
}

function Listed({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      {children.length === 0 ? <p className="tg-quiet">{empty}</p> : <ul className="tg-stack tg-stack--tight">{children}</ul>}
    </section>
  );
}

function ChangeLine({ change: { number, title, state, outcome } }: { change: ScopeChange }) {
  const { t } = useTranslation('changes');
  return (
    <li className="tg-row">
      <RecordLink number={number} />
      <span>{title}</span>
      <ChangeStateBadge state={state} />
      {outcome && <span className="tg-quiet">{t(`outcome.${outcome}`)}</span>}
    </li>
  );
}

function ProjectLine({ project: { number, title, state } }: { project: ScopeProject }) {
  return (
    <li className="tg-row">
      <RecordLink number={number} />
      <span>{title}</span>
      <ProjectStateBadge state={state} />
    </li>
  );
}
