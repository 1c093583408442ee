/** A cache that keeps the entries used last, as many as weigh no more than its capacity. */
export class RecentlyUsed<T> {
  private readonly entries = new Map<string, T>();
  private weight = 0;

  constructor(
    private readonly capacity: number,
    private readonly weightOf: (entry: T, key: string) => number,
  ) {}

  /** The entry, made when it is not there. */
  get(key: string, make: () => T): T {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const made = make();
    this.entries.set(key, made);
    this.weight += this.weightOf(made, key);
    this.dropOldest();
    return made;
  }

  private dropOldest(): void {
    for (const [key, entry] of this.entries) {
      if (this.weight <= this.capacity) return;
      this.entries.delete(key);
      this.weight -= this.weightOf(entry, key);
    }
  }
}
