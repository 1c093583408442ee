import type { DeploymentStepState, DeploymentStepView, ReleaseView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Moment } from '../../../ui/moment.js';
import { ImprovementsOf } from '../../improvements/improvements-of.js';
import { useRelease } from './use-release.js';

const TONES = { planned: 'neutral', done: 'green', failed: 'red' } as const satisfies Record<DeploymentStepState, Tone>;

/** How it is deployed, verified and rolled back, and what came of it. */
export function Component() {
  const { t } = useTranslation('releases');
  const release = useRelease();
  const facts = useOutcome(release);
  return (
    <>
      {facts.length > 0 && <section className="tg-section"><Facts facts={facts} /></section>}
      <section className="tg-section">
        <h2>{t('deployment.steps')}</h2>
        {release.steps.length === 0 ? <p className="tg-quiet">{t('deployment.noSteps')}</p> : <Steps steps={release.steps} />}
      </section>
      <Plan title={t('deployment.verification')} text={release.verificationPlan} />
      <Plan title={t('deployment.rollback')} text={release.rollbackPlan} />
      <ImprovementsOf origin={release.number} />
    </>
  );
}

function useOutcome({ verificationNote, failure, rollbackCause, rollbackReason, rollbackNote }: ReleaseView): Fact[] {
  const { t } = useTranslation('releases');
  const text = (term: string, value: string | null): Fact[] => (value ? [{ term, value: <span className="tg-prose">{value}</span> }] : []);
  return [
    ...text(t('deployment.verified'), verificationNote),
    ...text(t('deployment.failure'), failure),
    ...text(t('deployment.cause'), rollbackCause && t(`rollbackCause.${rollbackCause}`)),
    ...text(t('deployment.reason'), rollbackReason),
    ...text(t('deployment.note'), rollbackNote),
  ];
}

function Steps({ steps }: { steps: readonly DeploymentStepView[] }) {
  const { t } = useTranslation('releases');
  return (
    <table className="tg-stage-table" aria-label={t('deployment.steps')}>
      <thead>
        <tr>
          {(['step', 'owner', 'state', 'report'] as const).map((column) => <th key={column} scope="col">{t(`deployment.${column}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ position, title, owner, state, note, reportedBy, reportedAt }) => (
          <tr key={position}>
            <th scope="row">{position}. {title}</th>
            <td data-label={t('deployment.owner')}>{owner.displayName}</td>
            <td data-label={t('deployment.state')}><Badge tone={TONES[state]}>{t(`stepState.${state}`)}</Badge></td>
            <td data-label={reportedBy || note ? t('deployment.report') : undefined}>
              {reportedBy && <span className="tg-quiet">{reportedBy.displayName}, <Moment at={reportedAt} /></span>}
              {note && <p className="tg-prose">{note}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Plan({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('releases');
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      {text === '' ? <p className="tg-quiet">{t('deployment.nothing')}</p> : <p className="tg-prose">{text}</p>}
    </section>
  );
}
