import type { FeelDiagnostic } from '../compiled.js';

/** A fault found while parsing; becomes a diagnostic where parsing began. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
    readonly code: FeelDiagnostic['code'] = 'SYNTAX',
  ) {
    super(message);
  }

  toDiagnostic(text: string): FeelDiagnostic {
    const before = text.slice(0, this.from).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { code: this.code, message: this.message, from: this.from, to: this.to, line: before.length, column };
  }
}
