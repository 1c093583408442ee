import type { ProblemCode, ReleaseState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { DecisionContext, StandingDecision } from '#platform/orchestration';
import { contentHash } from './release-content.js';
import type { Release } from './release.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** In which state of the release each task of its process is decided; other tasks of a changed model are not bound to one. */
const STATE_OF_TASK: Readonly<Record<string, ReleaseState>> = {
  PrepareRelease: 'preparing',
  DecideGoNoGo: 'go-no-go',
  DeployStep: 'deploying',
  VerifyRelease: 'verifying',
  DecideRollback: 'rollback-decision',
  DecideEscalatedRollback: 'rollback-decision',
  RollBackRelease: 'rolling-back',
};

/** Answers that have to be explained, by the field in which the explanation stands. */
const EXPLAINED: readonly { field: string; answer: string; text: string; sentence: string }[] = [
  { field: 'decision', answer: 'give-up', text: 'comment', sentence: 'Say why the release is given up.' },
  { field: 'decision', answer: 'no-go', text: 'comment', sentence: 'Say why it is a no-go, so that the release manager learns what to bring.' },
  { field: 'stepResult', answer: 'failed', text: 'stepNote', sentence: 'Say what happened.' },
  { field: 'verification', answer: 'failed', text: 'verificationNote', sentence: 'Say what was found.' },
];

/** Whether a person may decide on the release now. The release manager does not decide on the go, whoever they act as. */
export function mayDecideOn(release: Release, { elementId, actor, variables }: DecisionContext): Verdict {
  const inState = isInState(release, elementId);
  if (!inState.ok) return inState;
  if (elementId === 'DecideGoNoGo' && voices(actor).includes(release.managerId)) return ownRelease(release);
  const silent = EXPLAINED.find(({ field, answer, text }) => variables[field] === answer && isBlank(variables[text]));
  return silent ? refuse('validation-failed', silent.sentence, silent.text) : ok();
}

/** The same rules once more, where the engine completes the task: on the decision row, without trust in who asked. */
export function stillStands(release: Release, { elementId, personId, contentHash: hash }: StandingDecision): Verdict {
  const inState = isInState(release, elementId);
  if (!inState.ok) return refuse('conflict', inState.failure.message);
  if (elementId !== 'DecideGoNoGo') return ok();
  if (personId === release.managerId) return ownRelease(release);
  return hash === contentHash(release) ? ok() : refuse('conflict', `${release.number} was changed after the decision.`);
}

/** Who decided: the person, the administrator who acts as them, the colleague in whose name they act. */
function voices({ personId, administrator, deputyFor }: Actor): (string | undefined)[] {
  return [personId, administrator?.personId, deputyFor?.personId];
}

function isInState({ number, state, cancelledAt }: Release, elementId: string): Verdict {
  if (cancelledAt) return refuse('conflict', `${number} has been cancelled.`);
  const wanted = STATE_OF_TASK[elementId];
  return wanted === undefined || wanted === state ? ok() : refuse('illegal-transition', `${number} is in the state ${state}; this task belongs to ${wanted}.`);
}

function ownRelease({ number }: Release): Verdict {
  return refuse('separation-of-duties', `You manage ${number}: somebody else has to decide on its go.`);
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}
