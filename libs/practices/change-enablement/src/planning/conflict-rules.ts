import type { ChangeType, ConflictKind, ConflictSeverity } from '#core/contracts';

/** How grave each kind of conflict is, and what to do about it. */
export const CONFLICT_RULES = {
  'same-item': { severity: 'blocking', advice: 'Choose another window, or agree with its requester who goes first.' },
  'related-item': { severity: 'reason', advice: 'Choose another window, or say why both may happen at once.' },
  'same-service': { severity: 'warning', advice: 'Tell its requester, so that neither mistakes the other for an incident.' },
  'hard-freeze': { severity: 'blocking', advice: 'Choose a window outside the freeze; a change manager may change the freeze itself.' },
  'soft-freeze': { severity: 'reason', advice: 'Choose a window outside the freeze, or say why it cannot wait.' },
  'outside-maintenance-window': { severity: 'reason', advice: 'Move it into a maintenance window, or say why it has to be outside.' },
  'implementer-booked': { severity: 'reason', advice: 'Choose another implementer or window, or say how both are managed.' },
  'implementer-absent': { severity: 'reason', advice: 'Choose another implementer or window, or say who stands in.' },
  gate: { severity: 'reason', advice: 'Move it behind the gate, or say why the gate does not depend on it.' },
  release: { severity: 'reason', advice: 'Make it part of the release, choose another window, or say why both may happen at once.' },
  'early-life-support': { severity: 'reason', advice: 'Let early-life support end first, or say why it cannot wait.' },
} as const satisfies Record<ConflictKind, { severity: ConflictSeverity; advice: string }>;

/** What is not yet scheduled itself only warns; and an emergency waits for nothing, but its people see what is in the way. */
export function severityOf(kind: ConflictKind, { firm, type }: { firm: boolean; type: ChangeType }): ConflictSeverity {
  return firm && type !== 'emergency' ? CONFLICT_RULES[kind].severity : 'warning';
}
