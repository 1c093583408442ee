/** A fixed offset from UTC in seconds, or a named zone of the time-zone database. */
export type FeelZone = { readonly offset: number; readonly name?: undefined } | { readonly name: string; readonly offset?: undefined };

const FURTHEST_INSTANT = 8.64e12;
const QUARTER_HOUR = 900;
const DAY = 86_400;
const OFFSETS_KEPT = 2000;
const ZONES_KEPT = 700;

interface ZoneRules {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, ZoneRules | undefined>();

/** The zone of that name, if the time-zone database knows it (names are case-sensitive). */
export function namedZone(name: string): FeelZone | undefined {
  return rulesOf(name) ? { name } : undefined;
}

function rulesOf(name: string): ZoneRules | undefined {
  if (!zones.has(name)) {
    if (zones.size >= ZONES_KEPT) zones.clear();
    zones.set(name, loadRules(name));
  }
  return zones.get(name);
}

function loadRules(name: string): ZoneRules | undefined {
  if (!/^[A-Z][A-Za-z0-9_+\-/]*$/.test(name)) return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    const known = format.resolvedOptions().timeZone;
    const misspelt = known !== name && known.toLowerCase() === name.toLowerCase();
    return misspelt ? undefined : { format, offsets: new Map() };
  } catch {
    return undefined;
  }
}

/** Seconds from UTC in the zone at an instant (seconds since 1970). */
export function offsetAt(zone: FeelZone, instant: number): number {
  if (zone.name === undefined) return zone.offset;
  const rules = rulesOf(zone.name);
  if (!rules) return 0;
  const quarter = Math.floor(instant / QUARTER_HOUR);
  const known = rules.offsets.get(quarter);
  if (known !== undefined) return known;
  if (rules.offsets.size >= OFFSETS_KEPT) rules.offsets.clear();
  const offset = readOffset(rules.format, quarter * QUARTER_HOUR);
  rules.offsets.set(quarter, offset);
  return offset;
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const within = Math.max(-FURTHEST_INSTANT, Math.min(FURTHEST_INSTANT, instant));
  const part = format.formatToParts(within * 1000).find(({ type }) => type === 'timeZoneName');
  const match = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(part?.value ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/**
 * The offset that a local time (seconds as if it were UTC) has in the zone. In an overlap the earlier offset holds; in a
 * gap the time is moved forward by the length of the gap.
 */
export function resolveLocal(zone: FeelZone, local: number): { readonly offset: number; readonly local: number } {
  if (zone.name === undefined) return { offset: zone.offset, local };
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  for (const offset of [before, after]) if (offsetAt(zone, local - offset) === offset) return { offset, local };
  const instant = local - before;
  const offset = offsetAt(zone, instant);
  return { offset, local: instant + offset };
}

export function sameZone(left: FeelZone | undefined, right: FeelZone | undefined): boolean {
  return left?.name === right?.name && left?.offset === right?.offset;
}

/** `Z`, `+02:00`, `Europe/Paris`; empty for none. */
export function zoneName(zone: FeelZone | undefined): string {
  if (zone === undefined) return '';
  return zone.name ?? offsetText(zone.offset);
}

export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const seconds = Math.abs(offset);
  const rest = seconds % 60;
  const text = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? text : `${text}:${twoDigits(rest)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
