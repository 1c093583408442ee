/** A name that is being written: where its @ stands, and what is typed of it. */
export interface Mention {
  at: number;
  typed: string;
}

/** The same border as the server's: after a blank or at the start, so that an address is no mention. */
const BEGUN = /(?:^|[\s([{,;:!?"'])@([A-Za-z0-9._-]*)$/;

/** The mention in which the caret stands; null: none. */
export function mentionAt(text: string, caret: number): Mention | null {
  const typed = BEGUN.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

/** The text with the whole name in place of what was typed of it, and where the caret then stands. */
export function withMention(text: string, { at, typed }: Mention, username: string): { text: string; caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const named = `${text.slice(0, at)}@${username}${/^\s/.test(rest) ? '' : ' '}`;
  return { text: named + rest, caret: named.length + (/^\s/.test(rest) ? 1 : 0) };
}
