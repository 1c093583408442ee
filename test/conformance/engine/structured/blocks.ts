import fc from 'fast-check';

/** What a worker, a person or the engine does in an activity that holds no others. */
export const WORK = ['service', 'service', 'user', 'receive', 'script', 'manual', 'send'] as const;
export type Work = (typeof WORK)[number];
/** What an event waits for. Names and codes come from the few that are spoken of in `moves.ts`. */
export type Waited = 'message' | 'timer' | 'signal' | 'condition' | 'error' | 'escalation';

/** What happens when an event is caught: interrupting ones lead back behind the activity, others to an end of their own. */
export interface Caught {
  readonly on: Waited;
  readonly interrupting: boolean;
  readonly then: Block;
}

/** What any activity may have. */
export interface Trimmings {
  readonly boundaries: readonly Caught[];
  readonly loop: 'parallel' | 'sequential' | null;
  /** A handler that takes it back. */
  readonly compensated: boolean;
  readonly listened: boolean;
  readonly mapped: boolean;
}

export const SCOPE_ENDS = ['none', 'none', 'terminate', 'error', 'escalation', 'compensation'] as const;

/** A part of a process with one way in and one way out: whatever is built of such parts can be finished. */
export type Block =
  | { readonly kind: 'task'; readonly work: Work; readonly trimmings: Trimmings }
  | { readonly kind: 'row'; readonly blocks: readonly Block[] }
  | { readonly kind: 'exclusive' | 'parallel' | 'inclusive'; readonly branches: readonly Block[] }
  /** An event-based gateway. */
  | { readonly kind: 'race'; readonly branches: readonly { readonly on: 'message' | 'timer' | 'signal' | 'condition'; readonly then: Block }[] }
  | { readonly kind: 'scope'; readonly body: Block; readonly end: (typeof SCOPE_ENDS)[number]; readonly handlers: readonly Caught[]; readonly trimmings: Trimmings }
  | { readonly kind: 'call'; readonly callee: number; readonly trimmings: Trimmings }
  /** Goes round at most so often. */
  | { readonly kind: 'repeat'; readonly body: Block; readonly rounds: number }
  | { readonly kind: 'adHoc'; readonly activities: number; readonly by: 'list' | 'condition' | 'worker' | 'nobody'; readonly trimmings: Trimmings }
  | { readonly kind: 'catch'; readonly on: 'message' | 'timer' | 'signal' | 'condition' }
  | { readonly kind: 'throw'; readonly what: 'nothing' | 'signal' | 'escalation' | 'compensation' | 'link' | 'message' };

export interface StructuredProcess {
  readonly body: Block;
  readonly handlers: readonly Caught[];
}
/** A process and those it calls. */
export interface StructuredModel {
  readonly main: StructuredProcess;
  readonly callees: readonly StructuredProcess[];
}

export const CALLEES = 2;

const handled = (then: fc.Arbitrary<Block>, kinds: readonly Waited[]): fc.Arbitrary<Caught> =>
  fc.record({ on: fc.constantFrom(...kinds), interrupting: fc.boolean(), then }).map((caught) => ({ ...caught, interrupting: caught.interrupting || caught.on === 'error' }));

/** At most one of each kind: two that catch the same are refused. */
const severally = (then: fc.Arbitrary<Block>, kinds: readonly Waited[], maxLength: number): fc.Arbitrary<readonly Caught[]> =>
  fc.uniqueArray(handled(then, kinds), { maxLength, selector: (caught) => caught.on });

/** No task throws an escalation. */
const AT_TASKS: readonly Waited[] = ['message', 'timer', 'signal', 'condition', 'error'];
const EVERYTHING: readonly Waited[] = ['message', 'timer', 'signal', 'condition', 'error', 'escalation'];

const seldom = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

function trimmings(then: fc.Arbitrary<Block>, on: readonly Waited[] = EVERYTHING): fc.Arbitrary<Trimmings> {
  return fc.record({
    boundaries: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: severally(then, on, 2) }),
    loop: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('parallel' as const, 'sequential' as const) }),
    compensated: seldom, listened: seldom, mapped: seldom,
  });
}

const waits = fc.constantFrom('message' as const, 'timer' as const, 'signal' as const, 'condition' as const);

/** Parts of any kind; calls only where there is somebody to call. */
function blocks(withCalls: boolean): { readonly any: fc.Arbitrary<Block>; readonly small: fc.Arbitrary<Block> } {
  const { any, small } = fc.letrec<{ any: Block; small: Block }>((tie) => {
    const inner = tie('any');
    const small = tie('small');
    const task = fc.record({ kind: fc.constant('task' as const), work: fc.constantFrom(...WORK), trimmings: trimmings(small, AT_TASKS) });
    const few = fc.array(inner, { minLength: 2, maxLength: 3 });
    const composed: fc.Arbitrary<Block>[] = [
      fc.record({ kind: fc.constant('row' as const), blocks: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constantFrom('exclusive' as const, 'parallel' as const, 'inclusive' as const), branches: few }),
      fc.record({ kind: fc.constant('race' as const), branches: fc.uniqueArray(fc.record({ on: waits, then: inner }), { minLength: 2, maxLength: 3, selector: ({ on }) => on }) }),
      fc.record({ kind: fc.constant('scope' as const), body: inner, end: fc.constantFrom(...SCOPE_ENDS), handlers: severally(small, EVERYTHING, 2), trimmings: trimmings(small) }),
      fc.record({ kind: fc.constant('repeat' as const), body: inner, rounds: fc.integer({ min: 1, max: 3 }) }),
    ];
    const leaves: fc.Arbitrary<Block>[] = [
      task, task, task,
      fc.record({ kind: fc.constant('catch' as const), on: waits }),
      fc.record({ kind: fc.constant('throw' as const), what: fc.constantFrom('nothing' as const, 'signal' as const, 'escalation' as const, 'compensation' as const, 'link' as const, 'message' as const) }),
      fc.record({ kind: fc.constant('adHoc' as const), activities: fc.integer({ min: 1, max: 3 }), by: fc.constantFrom('list' as const, 'condition' as const, 'worker' as const, 'nobody' as const), trimmings: trimmings(small) }),
      ...(withCalls ? [fc.record({ kind: fc.constant('call' as const), callee: fc.nat(CALLEES - 1), trimmings: trimmings(small) })] : []),
    ];
    return {
      any: fc.oneof({ maxDepth: 3, depthIdentifier: 'block' }, ...leaves, ...composed),
      small: fc.oneof({ maxDepth: 1, depthIdentifier: 'small' }, fc.record({ kind: fc.constant('task' as const), work: fc.constantFrom('service' as const, 'script' as const), trimmings: fc.constant(PLAIN) }), fc.record({ kind: fc.constant('catch' as const), on: waits })),
    };
  });
  return { any, small };
}

export const PLAIN: Trimmings = { boundaries: [], loop: null, compensated: false, listened: false, mapped: false };

function processOf({ any, small }: ReturnType<typeof blocks>, parts: number): fc.Arbitrary<StructuredProcess> {
  const row = fc.array(any, { minLength: 1, maxLength: parts }).map((all): Block => ({ kind: 'row', blocks: all }));
  return fc.record({ body: row, handlers: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: severally(small, EVERYTHING, 2) }) });
}

/**
 * Without what can wait for itself: an inclusive join waits for every token that could still come, and in a loop the token that
 * waits beside it at another join could come round (as on the real engine: `inclusive-join-in-parallel-loop`).
 */
function endable(block: Block, isLooped = false, isBeside = false): Block {
  const inner = (one: Block): Block => endable(one, isLooped, isBeside);
  switch (block.kind) {
    case 'row':
      return { ...block, blocks: block.blocks.map(inner) };
    case 'exclusive':
    case 'parallel':
    case 'inclusive': {
      const kind = block.kind === 'inclusive' && isLooped && isBeside ? 'exclusive' : block.kind;
      return { kind, branches: block.branches.map((one) => endable(one, isLooped, isBeside || kind !== 'exclusive')) };
    }
    case 'race':
      return { ...block, branches: block.branches.map(({ on, then }) => ({ on, then: inner(then) })) };
    case 'scope':
      return { ...block, body: endable(block.body) };
    case 'repeat':
      return { ...block, body: endable(block.body, true, isLooped && isBeside) };
    default:
      return block;
  }
}

const endableProcess = (process: StructuredProcess): StructuredProcess => ({ ...process, body: endable(process.body) });

export const structuredModel: fc.Arbitrary<StructuredModel> = fc.record({
  main: processOf(blocks(true), 3).map(endableProcess),
  callees: fc.array(processOf(blocks(false), 1).map(endableProcess), { minLength: CALLEES, maxLength: CALLEES }),
});
