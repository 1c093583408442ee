import { RE2JS } from 're2js';
import { RecentlyUsed } from '../limits/recently-used.js';
import type { Run } from '../limits/run.js';
import { programBound } from './program-bound.js';

const LONGEST_PATTERN = 2000;
/** Instructions of the largest pattern that is compiled, and of all that are kept (some 200 bytes each). */
const LARGEST_PROGRAM = 20_000;
const INSTRUCTIONS_KEPT = 200_000;
/** A whole budget of steps is less than a second, measured with the patterns that are slowest for their size. */
const INSTRUCTIONS_PER_STEP = 4;
const CHARACTERS_PER_STEP = 2;
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['s', RE2JS.DOTALL],
  ['m', RE2JS.MULTILINE],
]);
const COMMENTS = 'x';

const patterns = new RecentlyUsed<Pattern | null>(INSTRUCTIONS_KEPT, (pattern, key) => key.length + (pattern?.size ?? 0));

/** A place where a pattern fits: its bounds and those of its groups (undefined for a group that took no part). */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression that runs in time linear to the text (RE2): no look-around, no back-references. */
export class Pattern {
  private readonly weight: number;

  private constructor(
    private readonly compiled: RE2JS,
    /** Instructions that it is made of. */
    readonly size: number,
  ) {
    this.weight = Math.ceil(size / INSTRUCTIONS_PER_STEP);
  }

  /** Undefined when the pattern is none, uses what cannot run in linear time, or is too large. */
  static of(source: string, flags: string, run: Run): Pattern | undefined {
    if (source.length > LONGEST_PATTERN) return undefined;
    const known = [...FLAGS.keys(), COMMENTS].filter((flag) => flags.includes(flag)).join('');
    return patterns.get(`${known}/${source}`, () => Pattern.compile(source, known, run)) ?? undefined;
  }

  private static compile(source: string, flags: string, run: Run): Pattern | null {
    run.charge(source.length);
    run.checkTime();
    const bits = [...flags].reduce((sum, flag) => sum | (FLAGS.get(flag) ?? 0), 0);
    const plain = flags.includes(COMMENTS) ? withoutComments(source) : source;
    if (programBound(plain) > LARGEST_PROGRAM) return null;
    try {
      const compiled = RE2JS.compile(plain, bits);
      return new Pattern(compiled, compiled.programSize());
    } catch (fault) {
      if (fault instanceof RangeError) throw fault;
      return null;
    }
  }

  /** Number of capturing groups. */
  get groupCount(): number {
    return this.compiled.groupCount();
  }

  /** Whether it fits anywhere in the text. */
  test(text: string, run: Run): boolean {
    this.charge(text, run);
    return this.compiled.matcher(text).find();
  }

  /** Every place where it fits, from left to right. Each search may read to the end of the text, so the time is looked at before each. */
  matches(text: string, run: Run): readonly PatternMatch[] {
    this.charge(text, run);
    const matcher = this.compiled.matcher(text);
    const found: PatternMatch[] = [];
    while (matcher.find()) {
      run.allocate(2 + this.groupCount);
      run.charge(this.weight);
      run.checkTime();
      const groups = Array.from({ length: this.groupCount + 1 }, (_, index) => matcher.group(index) ?? undefined);
      found.push({ start: matcher.start(), end: matcher.end(), groups });
    }
    return found;
  }

  private charge(text: string, run: Run): void {
    run.charge(this.weight * (1 + Math.ceil(text.length / CHARACTERS_PER_STEP)));
  }
}

/** The pattern as the flag `x` has it: blanks and comments do not count. */
function withoutComments(source: string): string {
  return source.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) => (part.startsWith('\\') || part.startsWith('[') ? part : ''));
}
