/** As in user names, after a blank or at the start: an address is no mention. A dot at the end ends the sentence. */
const MENTION = /(?:^|[\s([{,;:!?"'])@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?)/g;

/** User names mentioned in a text, in lower case, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, name]) => name!.toLowerCase()))];
}
