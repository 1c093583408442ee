import { ok, refuse, type Refusal, type Result } from '#core/kernel';

type Values = Readonly<Record<string, unknown>>;

/** What a person says to their answer, without blanks around it; null: nothing. */
export function commentIn({ comment }: Values): string | null {
  return typeof comment === 'string' && comment.trim() !== '' ? comment.trim() : null;
}

/** Asks for a comment to the answers that need one: `asked` holds the sentence for each. Refuses with the field `comment`. */
export function saysWhy(answer: unknown, values: Values, asked: Readonly<Record<string, string>>): Result<void, Refusal<'validation-failed'>> {
  const sentence = typeof answer === 'string' && Object.hasOwn(asked, answer) ? asked[answer] : undefined;
  return sentence === undefined || commentIn(values) !== null ? ok() : refuse('validation-failed', sentence, 'comment');
}
