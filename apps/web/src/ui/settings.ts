const PREFIX = 'tollgate.';

/** What this browser remembers; null when nothing is stored or storage is blocked. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remembers a value, or forgets it (null). Blocked or full storage loses the convenience, never the work. */
export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    return;
  }
}
