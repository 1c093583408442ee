import { RE2JS } from 're2js';
import type { Run } from '../limits/run.js';

const LONGEST_PATTERN = 2000;
const PATTERNS_KEPT = 500;
/** A whole budget of steps is less than a second, measured with the patterns that are slowest for their size. */
const INSTRUCTIONS_PER_STEP = 4;
const CHARACTERS_PER_STEP = 2;
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['s', RE2JS.DOTALL],
  ['m', RE2JS.MULTILINE],
]);

const patterns = new Map<string, Pattern | null>();

/** A place where a pattern fits: its bounds and those of its groups (undefined for a group that took no part). */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression that runs in time linear to the text (RE2): no look-around, no back-references. */
export class Pattern {
  private constructor(
    private readonly compiled: RE2JS,
    private readonly weight: number,
  ) {}

  /** Undefined when the pattern is none, or uses what cannot run in linear time. */
  static of(source: string, flags = ''): Pattern | undefined {
    const key = `${flags}/${source}`;
    const known = patterns.get(key);
    if (known !== undefined) return known ?? undefined;
    if (patterns.size >= PATTERNS_KEPT) patterns.clear();
    const pattern = Pattern.compile(source, flags);
    patterns.set(key, pattern ?? null);
    return pattern;
  }

  private static compile(source: string, flags: string): Pattern | undefined {
    if (source.length > LONGEST_PATTERN) return undefined;
    const bits = [...flags].reduce((sum, flag) => sum | (FLAGS.get(flag) ?? 0), 0);
    try {
      const compiled = RE2JS.compile(flags.includes('x') ? withoutComments(source) : source, bits);
      return new Pattern(compiled, Math.ceil(compiled.programSize() / INSTRUCTIONS_PER_STEP));
    } catch {
      return undefined;
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
