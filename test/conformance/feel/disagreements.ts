/** One answer of the reference, as recorded. */
export interface RecordedAnswer {
  readonly expression: string;
  readonly result?: unknown;
  /** Number of warnings beside the result. */
  readonly warnings?: number;
  readonly error?: 'parse' | 'evaluate';
}

interface Disagreement {
  readonly reason: string;
  readonly covers: (answer: RecordedAnswer) => boolean;
}

/** Where our answer differs on purpose. An entry that covers nothing any more is to be removed. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    reason: 'The reference refuses to parse it; the wider grammar of the standard is accepted.',
    covers: ({ error }) => error === 'parse',
  },
  {
    reason: 'A duration of more than 24 days divided by a number overflows 32 bits in the reference.',
    covers: ({ expression, result }) => /\) \/ (?:2|3|0\.5)\b/.test(expression) && typeof result === 'string' && result.startsWith('P'),
  },
  {
    reason: 'Whole numbers beyond 64 bits wrap around in the reference.',
    covers: ({ expression, result }) => /\bbig\b|\*\*/.test(expression) && typeof result === 'number' && Math.abs(result) > 2 ** 53,
  },
];
