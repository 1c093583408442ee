import { RELEASE_ACTIONS, type ReleaseAction, type ReleaseState } from '#core/contracts';
import type { Verdict } from './change-model.js';

/** Where the process of a release is: the job that is run next, the task that is open, or what is waited for. */
export type ReleasePlace =
  | 'draft' | 'take-up' | 'check' | 'prepare' | 'open' | 'decide' | 'record' | 'wait' | 'begin' | 'step' | 'record-step' | 'begin-verification' | 'verify' | 'record-verification' | 'begin-early-life'
  | 'early-life' | 'close' | 'open-rollback' | 'decide-rollback' | 'begin-rollback' | 'roll-back' | 'record-rollback' | 'cancel' | 'ended';
export type ReleaseTask = 'prepare' | 'decide' | 'step' | 'verify' | 'decide-rollback' | 'roll-back';
export type ReleaseWho = 'rosa' | 'sam' | 'rita';

/** What a release and its process are, as a person would tell it: no database, no engine. */
export interface ModelledRelease {
  state: ReleaseState;
  place: ReleasePlace;
  /** It has what the policy asks for. */
  complete: boolean;
  cancelled: boolean;
  /** The last decision or report, as far as the next job looks at it. */
  well: boolean;
  stepsLeft: number;
}

export const RELEASE_MANAGER: ReleaseWho = 'rosa';
export const STEPS = 2;
const BEFORE_DEPLOYMENT: readonly ReleaseState[] = ['draft', 'preparing', 'go-no-go', 'scheduled'];
const ANSWERED_IN: Record<ReleaseTask, ReleaseState> = {
  prepare: 'preparing', decide: 'go-no-go', step: 'deploying', verify: 'verifying', 'decide-rollback': 'rollback-decision', 'roll-back': 'rolling-back',
};

export const aModelledRelease = (): ModelledRelease => ({ state: 'draft', place: 'draft', complete: true, cancelled: false, well: true, stepsLeft: STEPS });

export function mayOnRelease(action: ReleaseAction, { state, place, cancelled }: ModelledRelease, who: ReleaseWho): Verdict {
  if (who !== RELEASE_MANAGER) return 'not-permitted';
  if (action === 'submit') return place === 'draft' ? 'ok' : 'illegal-transition';
  if (cancelled) return 'conflict';
  return BEFORE_DEPLOYMENT.includes(state) ? 'ok' : 'illegal-transition';
}

export const openTo = (release: ModelledRelease, who: ReleaseWho): ReleaseAction[] => RELEASE_ACTIONS.filter((action) => mayOnRelease(action, release, who) === 'ok');

/** The manager never decides on the go, and nobody says go over what is missing. */
export function mayAnswer({ state, cancelled, complete }: ModelledRelease, task: ReleaseTask, who: ReleaseWho, well: boolean): Verdict {
  if (cancelled) return 'conflict';
  if (state !== ANSWERED_IN[task]) return 'illegal-transition';
  if (task !== 'decide') return 'ok';
  if (who === RELEASE_MANAGER) return 'separation-of-duties';
  return well && !complete ? 'conflict' : 'ok';
}

export function answeredRelease(release: ModelledRelease, task: ReleaseTask, well: boolean): void {
  release.well = well;
  release.place = AFTER_ANSWER[task](well);
}

const AFTER_ANSWER: Record<ReleaseTask, (well: boolean) => ReleasePlace> = {
  prepare: (well) => (well ? 'take-up' : 'cancel'),
  decide: () => 'record',
  step: () => 'record-step',
  verify: () => 'record-verification',
  'decide-rollback': (well) => (well ? 'begin' : 'begin-rollback'),
  'roll-back': () => 'record-rollback',
};

/** What an accepted action makes of the release, at once. An edit makes void what was decided, and the process takes it up again. */
export const ON_RELEASE: Record<ReleaseAction, (release: ModelledRelease) => void> = {
  edit: (release) => {
    if (release.state === 'go-no-go' || release.state === 'scheduled') release.place = 'take-up';
  },
  submit: (release) => void (release.place = 'take-up'),
  cancel: (release) => {
    Object.assign(release, { cancelled: true }, release.place === 'draft' ? { state: 'cancelled', place: 'ended' } : { place: 'cancel' });
  },
};

/** What the job at the place of the release makes of it; at `wait` and `early-life` nothing runs, and what is waited for comes. */
export const AFTER_RELEASE_JOB: Partial<Record<ReleasePlace, (release: ModelledRelease) => void>> = {
  'take-up': (release) => goOn(release, { state: 'preparing', place: 'check' }),
  check: (release) => goOn(release, { place: release.complete ? 'open' : 'prepare' }),
  open: (release) => goOn(release, { state: 'go-no-go', place: 'decide' }),
  record: (release) => goOn(release, release.well && release.complete ? { state: 'scheduled', place: 'wait' } : { state: 'preparing', place: 'prepare' }),
  begin: (release) => goOn(release, { state: 'deploying', place: nextStep(release) }),
  'record-step': (release) => {
    if (release.well) release.stepsLeft -= 1;
    release.place = release.well ? nextStep(release) : 'open-rollback';
  },
  'begin-verification': (release) => void Object.assign(release, { state: 'verifying', place: 'verify' }),
  'record-verification': (release) => void (release.place = release.well ? 'begin-early-life' : 'open-rollback'),
  'begin-early-life': (release) => void Object.assign(release, { state: 'early-life-support', place: 'early-life' }),
  close: (release) => void Object.assign(release, { state: 'closed', place: 'ended' }),
  'open-rollback': (release) => void Object.assign(release, { state: 'rollback-decision', place: 'decide-rollback' }),
  'begin-rollback': (release) => void Object.assign(release, { state: 'rolling-back', place: 'roll-back' }),
  'record-rollback': (release) => void Object.assign(release, { state: 'rolled-back', place: 'ended' }),
  cancel: (release) => void Object.assign(release, { state: 'cancelled', place: 'ended' }),
};

function nextStep({ stepsLeft }: ModelledRelease): ReleasePlace {
  return stepsLeft > 0 ? 'step' : 'begin-verification';
}

/** A cancellation that comes at the same time keeps no job from running; after it the release ends all the same. */
function goOn(release: ModelledRelease, after: Partial<ModelledRelease>): void {
  Object.assign(release, after, release.cancelled ? { place: 'cancel' } : {});
}
