import type { AcceptanceState, EarlyLifeDecision, EarlyLifeState } from '#core/contracts';
import type { Verdict } from './change-model.js';

export type Who = 'rita' | 'carl' | 'cora' | 'sam' | 'ines';

/** Who hands over, who owns the criteria, and who may sign: cora owns the service, sam is a service manager. */
export const MANAGER: Who = 'carl';
export const OWNER: Who = 'ines';
const WRITERS: readonly Who[] = ['carl', 'cora', 'sam'];
const SIGNERS: readonly Who[] = ['cora', 'sam'];

export type AcceptancePlace = 'draft' | 'open' | 'evidence' | 'open-signing' | 'sign' | 'record' | 'withdraw' | 'ended';

/** What an acceptance and its process are, as a person would tell it: no database, no engine. */
export interface ModelledAcceptance {
  state: AcceptanceState;
  place: AcceptancePlace;
  /** Its only mandatory criterion is red, or nothing was brought for it. */
  red: boolean;
  accepted: boolean;
  round: number;
}

export const aModelledAcceptance = (): ModelledAcceptance => ({ state: 'draft', place: 'draft', red: true, accepted: false, round: 0 });

export function maySubmit({ place }: ModelledAcceptance, who: Who): Verdict {
  if (!WRITERS.includes(who)) return 'not-permitted';
  return place === 'draft' ? 'ok' : 'illegal-transition';
}

export function mayWithdraw({ state, place }: ModelledAcceptance, who: Who): Verdict {
  if (!WRITERS.includes(who)) return 'not-permitted';
  if (state === 'accepted' || state === 'withdrawn') return 'illegal-transition';
  return place === 'withdraw' ? 'conflict' : 'ok';
}

export function mayReword({ state, place }: ModelledAcceptance, who: Who): Verdict {
  if (!WRITERS.includes(who)) return 'not-permitted';
  if (state === 'accepted' || state === 'withdrawn') return 'illegal-transition';
  return place === 'withdraw' ? 'conflict' : 'ok';
}

export function mayBring({ state }: ModelledAcceptance, who: Who): Verdict {
  if (who !== OWNER) return 'not-permitted';
  return state === 'draft' || state === 'withdrawn' ? 'illegal-transition' : 'ok';
}

export function maySign({ state, place, red }: ModelledAcceptance, who: Who, accept: boolean): Verdict {
  if (place === 'withdraw' || state === 'withdrawn') return 'conflict';
  if (state !== 'signing') return 'illegal-transition';
  return signs(who) ?? (accept && red ? 'conflict' : 'ok');
}

/** What the job at the place of the acceptance makes of it. */
export const AFTER_ACCEPTANCE_JOB: Partial<Record<AcceptancePlace, (acceptance: ModelledAcceptance) => void>> = {
  open: (acceptance) => void Object.assign(acceptance, { state: 'evidence', place: 'evidence', round: acceptance.round + 1 }),
  'open-signing': (acceptance) => void Object.assign(acceptance, { state: 'signing', place: 'sign' }),
  record: (acceptance) => void Object.assign(acceptance, acceptance.accepted && !acceptance.red ? { state: 'accepted', place: 'ended' } : { place: 'open' }),
  withdraw: (acceptance) => void Object.assign(acceptance, { state: 'withdrawn', place: 'ended' }),
};

export type SupportPlace = 'read' | 'check-entry' | 'plan-day' | 'open-decision' | 'decide' | 'record' | 'cancel' | 'ended';

/** The same of an early-life support. */
export interface ModelledSupport {
  state: EarlyLifeState;
  place: SupportPlace;
  /** Whether the mandatory criteria of the entry, and those of the exit, are red. */
  entryRed: boolean;
  exitRed: boolean;
  extensions: number;
  decision: EarlyLifeDecision | null;
}

export const aModelledSupport = (): ModelledSupport => ({ state: 'entry', place: 'read', entryRed: true, exitRed: true, extensions: 0, decision: null });

const MOST_EXTENSIONS = 2;
const hasEnded = ({ place }: ModelledSupport): boolean => place === 'ended';
export const mayExtend = ({ extensions }: Pick<ModelledSupport, 'extensions'>): boolean => extensions < MOST_EXTENSIONS;

export function mayBringForward({ state, place }: ModelledSupport, who: Who): Verdict {
  if (!WRITERS.includes(who)) return 'not-permitted';
  if (state !== 'running') return 'illegal-transition';
  return place === 'cancel' ? 'conflict' : 'ok';
}

/** Whoever looks after it before it begins; then operations only. */
export function mayCancel(support: ModelledSupport, who: Who): Verdict {
  if (!(support.state === 'entry' ? WRITERS : ['sam']).includes(who)) return 'not-permitted';
  if (hasEnded(support)) return 'illegal-transition';
  return support.place === 'cancel' ? 'conflict' : 'ok';
}

export function mayBringTo(support: ModelledSupport, who: Who): Verdict {
  if (who !== OWNER && who !== MANAGER) return 'not-permitted';
  if (hasEnded(support)) return 'illegal-transition';
  return support.place === 'cancel' ? 'conflict' : 'ok';
}

export function mayDecide(support: ModelledSupport, who: Who, decision: EarlyLifeDecision): Verdict {
  if (support.place === 'cancel') return 'conflict';
  if (support.state !== 'deciding') return 'illegal-transition';
  return signs(who) ?? (isPossible(support, decision) ? 'ok' : 'conflict');
}

export const AFTER_SUPPORT_JOB: Partial<Record<SupportPlace, (support: ModelledSupport) => void>> = {
  read: (support) => void (support.place = 'check-entry'),
  'check-entry': (support) => void Object.assign(support, support.entryRed ? {} : { state: 'running', place: 'plan-day' }),
  'plan-day': () => undefined,
  'open-decision': (support) => void Object.assign(support, { state: 'deciding', place: 'decide' }),
  cancel: (support) => void Object.assign(support, { state: 'cancelled', place: 'ended' }),
  record: (support) => {
    if (!isPossible(support, support.decision!)) return void (support.place = 'open-decision');
    if (support.decision === 'extend') return void Object.assign(support, { state: 'running', place: 'plan-day', extensions: support.extensions + 1 });
    Object.assign(support, { state: support.decision === 'accept' ? 'accepted' : 'rolled-back', place: 'ended' });
  },
};

function isPossible(support: ModelledSupport, decision: EarlyLifeDecision): boolean {
  if (decision === 'accept') return !support.entryRed && !support.exitRed;
  return decision === 'extend' ? mayExtend(support) : true;
}

/** Nobody signs what they hand over or own a criterion of; else operations sign. */
function signs(who: Who): Verdict | null {
  if (who === MANAGER || who === OWNER) return 'separation-of-duties';
  return SIGNERS.includes(who) ? null : 'not-permitted';
}
