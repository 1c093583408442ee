const COUNTED = /\{(\d+)(?:,(\d*))?\}/y;
const ATOM = /\\Q[^]*?(?:\\E|$)|\\[pPx]\{[^}]*\}|\\[^]|\[\^?\]?(?:\\[^]|\[:[^\]]*:\]|[^\\\]])*\]|[^]/uy;
/** Instructions of one atom: itself, and what a repetition puts around it. */
const OF_ATOM = 2;

/**
 * How many instructions a pattern can take at most once counted repetitions are written out (`(a{100}){100}` is 10,000 atoms).
 * Known before it is compiled, since compiling millions of them would take seconds.
 */
export function programBound(source: string): number {
  const open: number[] = [];
  let [total, last] = [0, 0];
  for (let at = 0; at < source.length; ) {
    const times = repetitionsAt(source, at);
    if (times) {
      total += last * (times.count - 1);
      last *= times.count;
      at += times.length;
      continue;
    }
    const atom = matchAt(ATOM, source, at)?.[0] ?? ' ';
    at += atom.length;
    if (atom === '(') {
      open.push(total);
      [total, last] = [0, 0];
    } else if (atom === ')') {
      last = total + OF_ATOM;
      total = (open.pop() ?? 0) + last;
    } else {
      last = atom.startsWith('\\Q') ? OF_ATOM * atom.length : OF_ATOM;
      total += last;
    }
  }
  return open.reduce((sum, outer) => sum + outer, total);
}

function repetitionsAt(source: string, at: number): { readonly count: number; readonly length: number } | undefined {
  const match = matchAt(COUNTED, source, at);
  return match ? { count: Math.max(1, Number(match[1]), Number(match[2] ?? 0)), length: match[0].length } : undefined;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
