import type { FrozenReadinessView, GoNoGoView, ReadinessLine, ReleaseReadinessView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Notice } from '../../../ui/notice.js';
import { RecordLink } from '../../../ui/record-link.js';
import { readinessQuery } from '../releases.js';
import { useRelease } from './use-release.js';

/** The readiness by the policy as it is now, line by line with its records, beside what was frozen at the last go or no-go. */
export function Component() {
  const { t } = useTranslation('releases');
  const { number, decisions } = useRelease();
  const query = useQuery(readinessQuery(number));
  return (
    <Loaded query={query} what={t('what.readiness')}>
      {(readiness) => (
        <div className="tg-stack">
          <Standing readiness={readiness} />
          {readiness.lines.length === 0 ? <EmptyState title={t('readiness.none')} /> : <Lines readiness={readiness} />}
          <Decisions decisions={decisions} />
          {readiness.frozen.map((frozen) => <Frozen key={frozen.round} frozen={frozen} />)}
        </div>
      )}
    </Loaded>
  );
}

function Standing({ readiness: { ready, lines } }: { readiness: ReleaseReadinessView }) {
  const { t } = useTranslation('releases');
  const missing = lines.filter((line) => line.weight === 'must' && !line.ready).length;
  if (ready) return <Notice kind="success" title={t('readiness.ready')} />;
  return <Notice kind="warning" title={t('readiness.notReady')}>{missing > 0 ? t('readiness.missing', { count: missing }) : t('readiness.ownerless')}</Notice>;
}

function Lines({ readiness: { lines, frozen } }: { readiness: ReleaseReadinessView }) {
  const { t } = useTranslation('releases');
  const [last] = frozen;
  return (
    <table className="tg-stage-table" aria-label={t('tab.readiness')}>
      <thead>
        <tr>
          <th scope="col">{t('readiness.question')}</th>
          <th scope="col">{t('readiness.now')}</th>
          {last && <th scope="col">{t('readiness.then')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.check}>
            <th scope="row">
              {t(`check.${line.check}`)} <Badge tone={line.weight === 'must' ? 'blue' : 'neutral'}>{t(`weight.${line.weight}`)}</Badge>
              <p className="tg-quiet">{line.reason}</p>
            </th>
            <td data-label={t('readiness.now')}>
              <Answer line={line} />
              {last?.changedSince.includes(line.check) && <Badge tone="yellow">{t('readiness.changed')}</Badge>}
            </td>
            {last && <td data-label={t('readiness.then')}><Answer line={last.lines.find(({ check }) => check === line.check)} /></td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ line }: { line: ReadinessLine | undefined }) {
  const { t } = useTranslation(['releases', 'common']);
  if (!line) return <span className="tg-quiet">{t('common:none')}</span>;
  const { ready, answer: { value, records } } = line;
  return (
    <>
      <p className="tg-row">
        <Badge tone={ready ? 'green' : line.weight === 'must' ? 'red' : 'yellow'}>{t(ready ? 'readiness.there' : 'readiness.lacking')}</Badge>
        {records.length > 0 && <span className="tg-quiet">{t('readiness.inTheWay', { count: value })}</span>}
      </p>
      {records.length > 0 && (
        <ul className="tg-stack tg-stack--tight">
          {records.map(({ number, title }) => <li key={`${number} ${title}`}><RecordLink number={number} /> {title}</li>)}
        </ul>
      )}
    </>
  );
}

function Decisions({ decisions }: { decisions: readonly GoNoGoView[] }) {
  const { t } = useTranslation('releases');
  return (
    <section className="tg-section">
      <h2>{t('readiness.decisions')}</h2>
      {decisions.length === 0 && <p className="tg-quiet">{t('readiness.noDecisions')}</p>}
      <ul className="tg-cards">
        {decisions.map(({ round, by, decision, comment, at, voidReason }) => (
          <li key={`${round} ${by.username}`} className="tg-card">
            <span className="tg-strong">{by.displayName}</span>
            <Badge tone={voidReason ? 'neutral' : decision === 'go' ? 'green' : 'red'}>{t(`decision.${decision}`)}</Badge>
            <span className="tg-quiet">{t('readiness.round', { round })}, <Moment at={at} /></span>
            {comment && <p className="tg-prose">{comment}</p>}
            {voidReason && <p className="tg-quiet">{t('readiness.void', { reason: voidReason })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Frozen({ frozen: { round, outcome, reason, at, hash, intact } }: { frozen: FrozenReadinessView }) {
  const { t } = useTranslation('releases');
  const facts = [
    { term: t('readiness.at'), value: <Moment at={at} /> },
    ...(reason ? [{ term: t('readiness.why'), value: reason }] : []),
    { term: t('readiness.hash'), value: <><span className="tg-hash">{hash}</span> <Badge tone={intact ? 'green' : 'red'}>{t(intact ? 'readiness.intact' : 'readiness.broken')}</Badge></> },
  ];
  return (
    <section className="tg-section">
      <h2>{t('readiness.frozenTitle', { round, outcome: t(`decision.${outcome}`) })}</h2>
      <Facts facts={facts} />
    </section>
  );
}
