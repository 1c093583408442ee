import { Button } from '@carbon/react';
import type { CriterionState, DossierView, GateView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { Notice } from '../../../ui/notice.js';
import { WithRecordLinks } from '../../../ui/record-link.js';
import { usePerson } from '../../session/session.js';
import { Findings, Verdict } from './criterion-parts.js';
import { GiveEvidenceDialog, JudgeDialog } from './criterion-dialogs.js';
import { useGate } from './use-gate.js';

interface Asked {
  what: 'judge' | 'give';
  criterion: CriterionState;
}

/** Every criterion as it is now, beside what was frozen at the last decision. */
export function Component() {
  const { t } = useTranslation('projects');
  const gate = useGate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [dossier] = gate.dossiers;
  return (
    <div className="tg-stack">
      <Blockers gate={gate} />
      <table className="tg-stage-table" aria-label={t('gate.tab.criteria')}>
        <thead>
          <tr>
            <th scope="col">{t('gate.criterion')}</th>
            <th scope="col">{t('gate.owner')}</th>
            <th scope="col">{t('gate.now')}</th>
            {dossier && <th scope="col">{t('gate.frozen')}</th>}
          </tr>
        </thead>
        <tbody>
          {gate.criteria.map((criterion) => <Row key={criterion.key} gate={gate} criterion={criterion} dossier={dossier} onAsk={(what) => setAsked({ what, criterion })} />)}
        </tbody>
      </table>
      <Votes gate={gate} />
      {asked?.what === 'judge' && <JudgeDialog gate={gate.number} criterion={asked.criterion} onClose={() => setAsked(null)} />}
      {asked?.what === 'give' && <GiveEvidenceDialog gate={gate.number} criterion={asked.criterion} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface RowProps {
  gate: GateView;
  criterion: CriterionState;
  dossier: DossierView | undefined;
  onAsk: (what: Asked['what']) => void;
}

function Row({ gate, criterion, dossier, onAsk }: RowProps) {
  const { t } = useTranslation('projects');
  const { username } = usePerson();
  const { key, text, weight, owner, live, met } = criterion;
  const then = dossier?.criteria.find((one) => one.key === key);
  const own = owner?.username === username;
  return (
    <tr>
      <th scope="row">
        {text} <Badge tone={weight === 'must' ? 'blue' : 'neutral'}>{t(`weight.${weight}`)}</Badge>
      </th>
      <td data-label={t('gate.owner')}>{owner?.displayName ?? t('gate.nobody')}</td>
      <td data-label={dossier && t('gate.now')}>
        <p className="tg-row"><Verdict met={met} />{dossier?.changedSince.includes(key) && <Badge tone="yellow">{t('gate.changed')}</Badge>}</p>
        <Findings state={criterion} />
        {!live && !own && gate.allowedActions.includes('judge') && <Button kind="ghost" size="sm" aria-label={t('gate.judgeLabel', { text })} onClick={() => onAsk('judge')}>{t('gate.judge')}</Button>}
        {!live && own && gate.allowedActions.includes('judge') && <p className="tg-quiet">{t('gate.ownCriterion')}</p>}
        {!live && own && gate.allowedActions.includes('give-evidence') && <Button kind="ghost" size="sm" aria-label={t('gate.giveLabel', { text })} onClick={() => onAsk('give')}>{t('gate.give')}</Button>}
      </td>
      {dossier && <td data-label={t('gate.frozen')}>{then && <><Verdict met={then.met} /><Findings state={then} /></>}</td>}
    </tr>
  );
}

function Blockers({ gate: { blockers, state } }: { gate: GateView }) {
  const { t } = useTranslation('projects');
  if (state === 'passed' || state === 'killed' || state === 'cancelled') return null;
  if (blockers.length === 0) return <Notice kind="success" title={t('gate.noBlockers')} />;
  return (
    <Notice kind="warning" title={t('gate.blockers')}>
      <ul className="tg-bullets">{blockers.map((blocker) => <li key={blocker}><WithRecordLinks text={blocker} /></li>)}</ul>
    </Notice>
  );
}

function Votes({ gate: { votes, round } }: { gate: GateView }) {
  const { t } = useTranslation('projects');
  if (round === 0) return null;
  return (
    <section className="tg-section" aria-labelledby="votes-title">
      <h2 id="votes-title">{t('gate.votes')}</h2>
      {votes.length === 0 && <p className="tg-quiet">{t('gate.noVotes')}</p>}
      <ul className="tg-cards">
        {votes.map(({ by, inNameOf, vote, comment }) => (
          <li key={by.username} className="tg-card">
            <span className="tg-strong">{inNameOf ? t('gate.voteFor', { by: by.displayName, absent: inNameOf.displayName }) : by.displayName}</span>
            <Badge>{t(`outcome.${vote}`)}</Badge>
            <span className="tg-prose">{comment}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
