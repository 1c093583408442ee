/** A key with this beginning that none of the entries has. */
export function freeKey(beginning: string, entries: readonly { key: string }[]): string {
  for (let count = entries.length + 1; ; count += 1) if (!entries.some(({ key }) => key === `${beginning}-${count}`)) return `${beginning}-${count}`;
}
