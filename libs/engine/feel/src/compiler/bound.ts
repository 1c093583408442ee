/** Names bound around a place in an expression; extending them costs the same however many there are. */
export class Bound {
  static readonly NOTHING = new Bound(undefined, new Set());

  private constructor(
    private readonly outer: Bound | undefined,
    private readonly names: Set<string>,
  ) {}

  has(name: string): boolean {
    return this.names.has(name) || (this.outer?.has(name) ?? false);
  }

  with(names: readonly string[]): Bound {
    return new Bound(this, new Set(names));
  }

  /** Adds a name for all places that hold these same names; for a context's entries, which are visited in order. */
  add(name: string): void {
    this.names.add(name);
  }
}
