import type { AcceptanceState, CabState, ChangeState, ConflictSeverity, EarlyLifeState, GateState, ImprovementState, ProcessRecordItem, ProcessRecordStates, ProjectState, ReleaseState, RiskLevel, RiskState, TemplateState } from '#core/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export const TONES = ['neutral', 'blue', 'green', 'red', 'yellow', 'purple', 'teal'] as const;
export type Tone = (typeof TONES)[number];

/** A short label with a tone. The words carry the meaning; the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tg-badge tg-badge--${tone}`}>{children}</span>;
}

const STATE_TONES = {
  new: 'neutral', assess: 'purple', authorize: 'yellow', scheduled: 'teal', implement: 'blue', review: 'purple', closed: 'green', cancelled: 'neutral',
} as const satisfies Record<ChangeState, Tone>;

export function ChangeStateBadge({ state }: { state: ChangeState }) {
  const { t } = useTranslation();
  return <Badge tone={STATE_TONES[state]}>{t(`changeState.${state}`)}</Badge>;
}

const TEMPLATE_TONES = { draft: 'neutral', proposed: 'yellow', approved: 'green', demoted: 'red', retired: 'neutral' } as const satisfies Record<TemplateState, Tone>;

export function TemplateStateBadge({ state }: { state: TemplateState }) {
  const { t } = useTranslation();
  return <Badge tone={TEMPLATE_TONES[state]}>{t(`templateState.${state}`)}</Badge>;
}

const RISK_STATE_TONES = { identified: 'neutral', assessed: 'purple', treated: 'teal', closed: 'green' } as const satisfies Record<RiskState, Tone>;

export function RiskStateBadge({ state }: { state: RiskState }) {
  const { t } = useTranslation();
  return <Badge tone={RISK_STATE_TONES[state]}>{t(`riskState.${state}`)}</Badge>;
}

const IMPROVEMENT_STATE_TONES = {
  proposed: 'neutral', assess: 'purple', approve: 'yellow', plan: 'purple', act: 'blue', measure: 'teal', achieved: 'green', rejected: 'neutral',
} as const satisfies Record<ImprovementState, Tone>;

export function ImprovementStateBadge({ state }: { state: ImprovementState }) {
  const { t } = useTranslation();
  return <Badge tone={IMPROVEMENT_STATE_TONES[state]}>{t(`improvementState.${state}`)}</Badge>;
}

const PROJECT_TONES = { draft: 'neutral', initiation: 'yellow', running: 'blue', held: 'red', closed: 'green', stopped: 'neutral' } as const satisfies Record<ProjectState, Tone>;

export function ProjectStateBadge({ state }: { state: ProjectState }) {
  const { t } = useTranslation();
  return <Badge tone={PROJECT_TONES[state]}>{t(`projectState.${state}`)}</Badge>;
}

const GATE_TONES = {
  planned: 'neutral', evidence: 'blue', voting: 'yellow', passed: 'green', conditional: 'teal', held: 'red', recycled: 'purple', killed: 'red', reopened: 'red', cancelled: 'neutral',
} as const satisfies Record<GateState, Tone>;

export function GateStateBadge({ state }: { state: GateState }) {
  const { t } = useTranslation();
  return <Badge tone={GATE_TONES[state]}>{t(`gateState.${state}`)}</Badge>;
}

const ACCEPTANCE_TONES = { draft: 'neutral', evidence: 'blue', signing: 'yellow', accepted: 'green', withdrawn: 'neutral' } as const satisfies Record<AcceptanceState, Tone>;

export function AcceptanceStateBadge({ state }: { state: AcceptanceState }) {
  const { t } = useTranslation();
  return <Badge tone={ACCEPTANCE_TONES[state]}>{t(`acceptanceState.${state}`)}</Badge>;
}

const EARLY_LIFE_TONES = {
  entry: 'purple', running: 'blue', deciding: 'yellow', accepted: 'green', 'rolled-back': 'red', cancelled: 'neutral',
} as const satisfies Record<EarlyLifeState, Tone>;

export function EarlyLifeStateBadge({ state }: { state: EarlyLifeState }) {
  const { t } = useTranslation();
  return <Badge tone={EARLY_LIFE_TONES[state]}>{t(`earlyLifeState.${state}`)}</Badge>;
}

const RELEASE_TONES = {
  draft: 'neutral', preparing: 'purple', 'go-no-go': 'yellow', scheduled: 'teal', deploying: 'blue', verifying: 'blue', 'rollback-decision': 'red', 'rolling-back': 'red',
  'early-life-support': 'teal', closed: 'green', 'rolled-back': 'neutral', cancelled: 'neutral',
} as const satisfies Record<ReleaseState, Tone>;

export function ReleaseStateBadge({ state }: { state: ReleaseState }) {
  const { t } = useTranslation();
  return <Badge tone={RELEASE_TONES[state]}>{t(`releaseState.${state}`)}</Badge>;
}

const STATE_BADGES = {
  project: ProjectStateBadge,
  gate: GateStateBadge,
  change: ChangeStateBadge,
  'standard-change-template': TemplateStateBadge,
  risk: RiskStateBadge,
  improvement: ImprovementStateBadge,
  'service-acceptance': AcceptanceStateBadge,
  'early-life-support': EarlyLifeStateBadge,
  release: ReleaseStateBadge,
} as const satisfies { [Kind in keyof ProcessRecordStates]: (props: { state: ProcessRecordStates[Kind] }) => ReactNode };

/** The state of a record of any kind. */
export function RecordStateBadge({ kind, state }: Pick<ProcessRecordItem, 'kind' | 'state'>) {
  const StateBadge: (props: { state: never }) => ReactNode = STATE_BADGES[kind];
  return <StateBadge state={state as never} />;
}

const CAB_TONES = { planned: 'teal', held: 'blue', minuted: 'green', cancelled: 'neutral' } as const satisfies Record<CabState, Tone>;

export function CabStateBadge({ state }: { state: CabState }) {
  const { t } = useTranslation();
  return <Badge tone={CAB_TONES[state]}>{t(`cabState.${state}`)}</Badge>;
}

const SEVERITY_TONES = { blocking: 'red', reason: 'yellow', warning: 'blue' } as const satisfies Record<ConflictSeverity, Tone>;

export function SeverityBadge({ severity }: { severity: ConflictSeverity }) {
  const { t } = useTranslation();
  return <Badge tone={SEVERITY_TONES[severity]}>{t(`conflictSeverity.${severity}`)}</Badge>;
}

const RISK_TONES = { low: 'green', moderate: 'yellow', high: 'red' } as const satisfies Record<RiskLevel, Tone>;

export function RiskBadge({ risk }: { risk: RiskLevel | null }) {
  const { t } = useTranslation();
  if (!risk) return <span className="tg-quiet">{t('time.none')}</span>;
  return <Badge tone={RISK_TONES[risk]}>{t(`risk.${risk}`)}</Badge>;
}
