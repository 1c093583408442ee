import type { Run } from '../limits/run.js';
import type { FeelScope } from '../scope.js';
import { isContext, type FeelValue } from '../values/value.js';

/** The name under which the value of a unary test is bound; no expression can spell it as a name. */
export const INPUT = '?';

/** What an expression sees while it is evaluated: the names in reach, innermost first, and the run it belongs to. */
export abstract class Env {
  constructor(readonly run: Run) {}

  /** The value bound to a name; undefined when there is none. */
  abstract lookup(name: string): FeelValue | undefined;
}

/** The outermost names: the scope given by the caller, and the input of unary tests. */
export class RootEnv extends Env {
  constructor(
    run: Run,
    private readonly scope: FeelScope,
    private readonly input: FeelValue | undefined,
  ) {
    super(run);
  }

  lookup(name: string): FeelValue | undefined {
    return name === INPUT ? this.input : this.scope.get(name, this.run);
  }
}

/** One more name: an iterator's variable, a parameter, the input of a test. */
export class BindingEnv extends Env {
  constructor(
    private readonly outer: Env,
    private readonly name: string,
    public value: FeelValue,
  ) {
    super(outer.run);
  }

  lookup(name: string): FeelValue | undefined {
    return name === this.name ? this.value : this.outer.lookup(name);
  }
}

/** The entries of a context made so far, or the parameters of a call. */
export class EntriesEnv extends Env {
  constructor(
    private readonly outer: Env,
    private readonly entries: ReadonlyMap<string, FeelValue>,
  ) {
    super(outer.run);
  }

  lookup(name: string): FeelValue | undefined {
    return this.entries.get(name) ?? (this.entries.has(name) ? null : this.outer.lookup(name));
  }
}

/** The element that a filter looks at: `item`, and its entries if it is a context. */
export class ItemEnv extends Env {
  constructor(
    private readonly outer: Env,
    private readonly item: FeelValue,
  ) {
    super(outer.run);
  }

  lookup(name: string): FeelValue | undefined {
    if (isContext(this.item)) {
      const entry = this.item.get(name);
      if (entry !== undefined) return entry;
    }
    return name === 'item' ? this.item : this.outer.lookup(name);
  }
}

/** Names looked up in one place first, then in another. */
export class FallbackEnv extends Env {
  constructor(
    private readonly first: Env,
    private readonly second: Env,
  ) {
    super(first.run);
  }

  lookup(name: string): FeelValue | undefined {
    return this.first.lookup(name) ?? this.second.lookup(name);
  }
}
