import type { Node } from '../parser/ast.js';

/** What compilers ask about a tree. */
export interface TreeFacts {
  /** Number of nodes: what one turn of a loop over the tree costs. */
  readonly weight: number;
  readonly depth: number;
  readonly mentionsInput: boolean;
  readonly definesFunction: boolean;
  /** Reads the name `partial`, wherever it is bound. */
  readonly readsPartial: boolean;
}

/** The list that a loop has made so far. */
export const PARTIAL = 'partial';

const NOTHING: TreeFacts = { weight: 0, depth: 0, mentionsInput: false, definesFunction: false, readsPartial: false };
const known = new WeakMap<object, TreeFacts>();

/** The facts of a tree; each node is looked at once, however often it is asked about. */
export function factsOf(node: Node | readonly Node[]): TreeFacts {
  return factsOfPart(node);
}

function factsOfPart(part: unknown): TreeFacts {
  if (typeof part !== 'object' || part === null) return NOTHING;
  const before = known.get(part);
  if (before) return before;
  const facts = Object.values(part).map(factsOfPart).reduce(together, ownFacts(part));
  known.set(part, facts);
  return facts;
}

function ownFacts(part: object): TreeFacts {
  if (!('type' in part)) return NOTHING;
  return {
    weight: 1,
    depth: 1,
    mentionsInput: part.type === 'input',
    definesFunction: part.type === 'function',
    readsPartial: part.type === 'name' && 'name' in part && part.name === PARTIAL,
  };
}

function together(left: TreeFacts, right: TreeFacts): TreeFacts {
  return {
    weight: left.weight + right.weight,
    depth: Math.max(left.depth, right.depth + 1),
    mentionsInput: left.mentionsInput || right.mentionsInput,
    definesFunction: left.definesFunction || right.definesFunction,
    readsPartial: left.readsPartial || right.readsPartial,
  };
}
