import { RECORD_PREFIXES, type RecordKind } from '#core/contracts';
import { Link } from 'react-router';
import { inUserZone } from './time.js';

const PATHS = {
  change: '/changes', service: '/services', goal: '/goals', project: '/projects', gate: '/gates', objective: '/objectives',
  'service-level-objective': '/service-levels', 'configuration-item': '/items',
  'working-calendar': '/calendar/hours', absence: '/calendar/absences', freeze: '/calendar/freezes', 'cab-meeting': '/cab', 'standard-change-template': '/templates', risk: '/risks', improvement: '/improvements', release: '/releases',
  'service-acceptance': '/acceptances', 'early-life-support': '/early-life-supports',
} as const satisfies Record<RecordKind, string>;

/** The page of a record by its number (`CHG-12`); null when no page exists for its prefix. */
export function recordPath(number: string): string | null {
  const prefix = number.slice(0, number.indexOf('-'));
  const kind = Object.hasOwn(RECORD_PREFIXES, prefix) ? RECORD_PREFIXES[prefix as keyof typeof RECORD_PREFIXES] : null;
  const path = kind && PATHS[kind];
  return path && `${path}/${encodeURIComponent(number)}`;
}

export function RecordLink({ number }: { number: string }) {
  const path = recordPath(number);
  return path ? <Link to={path}>{number}</Link> : <span>{number}</span>;
}

const NUMBERS = new RegExp(`\\b((?:${Object.keys(RECORD_PREFIXES).join('|')})-\\d+)\\b`);

/** A sentence of the server with the records that it names one click away. */
export function WithRecordLinks({ text }: { text: string }) {
  return inUserZone(text).split(NUMBERS).map((part, index) => (index % 2 === 1 ? <RecordLink key={index} number={part} /> : part));
}
