import { Button } from '@carbon/react';
import type { AcceptanceView, CriterionReading, EarlyLifeView, Readiness } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { Badge, type Tone } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { Notice } from '../../../ui/notice.js';
import { WithRecordLinks } from '../../../ui/record-link.js';
import { formatDay } from '../../../ui/time.js';
import { usePerson } from '../../session/session.js';
import { EvidenceDialog } from './evidence-dialog.js';

const TONES = { 'not-given': 'neutral', red: 'red', amber: 'yellow', green: 'green' } as const satisfies Record<Readiness, Tone>;

/** The criteria of an acceptance or an early-life support, how they stand, and what stands in the way. */
export function Component() {
  const { t } = useTranslation('transition');
  const record = useOutletContext<AcceptanceView | EarlyLifeView>();
  const [asked, setAsked] = useState<CriterionReading | null>(null);
  if (record.criteria.length === 0) return <EmptyState title={t('criteria.none')}>{t('criteria.noneText')}</EmptyState>;
  return (
    <div className="tg-stack">
      <Blockers record={record} />
      <table className="tg-criteria" aria-label={t('criteria.title')}>
        <thead>
          <tr>
            <th scope="col">{t('criteria.criterion')}</th>
            <th scope="col">{t('criteria.owner')}</th>
            <th scope="col">{t('criteria.now')}</th>
          </tr>
        </thead>
        <tbody>
          {record.criteria.map((criterion) => <Row key={criterion.key} record={record} criterion={criterion} onGive={() => setAsked(criterion)} />)}
        </tbody>
      </table>
      {asked && <EvidenceDialog number={record.number} criterion={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Row({ record, criterion, onGive }: { record: AcceptanceView | EarlyLifeView; criterion: CriterionReading; onGive: () => void }) {
  const { t } = useTranslation('transition');
  const { username } = usePerson();
  const { text, phase, mandatory, owner, due, readiness, evidence } = criterion;
  const mayGive = owner.username === username && (record.allowedActions as readonly string[]).includes('give-evidence');
  return (
    <tr>
      <th scope="row">
        {text} <Badge tone={mandatory ? 'blue' : 'neutral'}>{t(mandatory ? 'criteria.mandatory' : 'criteria.optional')}</Badge> <Badge>{t(`phase.${phase}`)}</Badge>
      </th>
      <td data-label={t('criteria.owner')}>
        {owner.displayName}
        {due && <p className="tg-quiet">{t('criteria.dueOn', { day: formatDay(due) })}</p>}
      </td>
      <td data-label={t('criteria.now')}>
        <Badge tone={TONES[readiness]}>{t(`readiness.${readiness}`)}</Badge>
        {evidence && (
          <>
            <p className="tg-prose">{evidence.text}</p>
            <p className="tg-quiet">{evidence.by.displayName}, <Moment at={evidence.at} /></p>
          </>
        )}
        {mayGive && <Button kind="ghost" size="sm" aria-label={t('criteria.giveLabel', { text })} onClick={onGive}>{t('criteria.give')}</Button>}
      </td>
    </tr>
  );
}

const ENDED: readonly string[] = ['accepted', 'withdrawn', 'rolled-back', 'cancelled'];

function Blockers({ record: { state, blockers } }: { record: AcceptanceView | EarlyLifeView }) {
  const { t } = useTranslation('transition');
  if (ENDED.includes(state)) return null;
  if (blockers.length === 0) return <Notice kind="success" title={t('criteria.noBlockers')} />;
  return (
    <Notice kind="warning" title={t('criteria.blockers')}>
      <ul className="tg-bullets">{blockers.map((blocker) => <li key={blocker}><WithRecordLinks text={blocker} /></li>)}</ul>
    </Notice>
  );
}
