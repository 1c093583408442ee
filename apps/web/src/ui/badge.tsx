import type { ChangeState, RiskLevel } from '#core/contracts';
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

const RISK_TONES = { low: 'green', moderate: 'yellow', high: 'red' } as const satisfies Record<RiskLevel, Tone>;

export function RiskBadge({ risk }: { risk: RiskLevel | null }) {
  const { t } = useTranslation();
  if (!risk) return <span className="tg-quiet">{t('time.none')}</span>;
  return <Badge tone={RISK_TONES[risk]}>{t(`risk.${risk}`)}</Badge>;
}
