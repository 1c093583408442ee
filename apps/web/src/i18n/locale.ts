/** The reader's own variety of a language. Tags that are none are passed over: a browser on a machine without a locale says `en-US@posix`. */
export function varietyOf(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split('-')[0] === language && isTag(tag)) ?? language;
}

/** BCP 47. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
