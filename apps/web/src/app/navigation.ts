import type { Role } from '#core/contracts';
import type { common } from '../i18n/common.js';

export interface Place {
  nav: keyof (typeof common)['place'];
  to: string;
  isHere: (pathname: string) => boolean;
  /** Pressed after `g`, this key goes there. */
  key?: string;
}

export type PlaceGroup = keyof (typeof common)['placeGroup'];

export interface Navigation {
  /** Always in sight. */
  first: readonly Place[];
  /** Each a menu; one without a place that the person may read is left out. */
  groups: readonly { group: PlaceGroup; places: readonly Place[] }[];
}

interface PlaceRule extends Place {
  /** Only people with one of these roles may read it; absent: everybody. */
  roles?: readonly Role[];
}

const under = (...prefixes: string[]) => (pathname: string) => prefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));

const FIRST: readonly PlaceRule[] = [
  { nav: 'home', key: 'h', to: '/', isHere: (pathname) => pathname === '/' },
  { nav: 'tasks', key: 't', to: '/tasks', isHere: under('/tasks') },
  { nav: 'calendar', key: 'l', to: '/calendar', isHere: under('/calendar') },
];

const GROUPS: Readonly<Record<PlaceGroup, readonly PlaceRule[]>> = {
  plan: [
    { nav: 'goals', to: '/goals', isHere: under('/goals') },
    { nav: 'objectives', to: '/objectives', isHere: under('/objectives') },
    { nav: 'projects', key: 'p', to: '/projects', isHere: under('/projects', '/gates') },
  ],
  deliver: [
    { nav: 'releases', key: 'e', to: '/releases', isHere: under('/releases') },
    { nav: 'changes', key: 'c', to: '/changes', isHere: under('/changes') },
    { nav: 'templates', to: '/templates', isHere: under('/templates') },
    { nav: 'cab', to: '/cab', isHere: under('/cab') },
    { nav: 'acceptances', to: '/acceptances', isHere: under('/acceptances', '/transition-sets') },
    { nav: 'earlyLife', to: '/early-life-supports', isHere: under('/early-life-supports') },
  ],
  run: [
    { nav: 'services', key: 's', to: '/services', isHere: under('/services') },
    { nav: 'levels', to: '/service-levels', isHere: under('/service-levels') },
    { nav: 'items', to: '/items', isHere: under('/items') },
  ],
  improve: [
    { nav: 'risks', key: 'r', to: '/risks', isHere: under('/risks') },
    { nav: 'improvements', key: 'i', to: '/improvements', isHere: under('/improvements') },
  ],
  operate: [
    { nav: 'models', key: 'm', to: '/models', isHere: under('/models') },
    { nav: 'operations', key: 'o', to: '/operations/instances', isHere: under('/operations'), roles: ['operator', 'admin', 'auditor', 'process-owner'] },
    { nav: 'people', to: '/people', isHere: under('/people'), roles: ['admin'] },
  ],
};

/** The main navigation as a person with these roles may read it. */
export function navigationFor(roles: readonly Role[]): Navigation {
  const readable = (places: readonly PlaceRule[]) => places.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)));
  const groups = (Object.keys(GROUPS) as PlaceGroup[]).map((group) => ({ group, places: readable(GROUPS[group]) }));
  return { first: readable(FIRST), groups: groups.filter(({ places }) => places.length > 0) };
}

/** All of its places, one after the other. */
export function placesFor(roles: readonly Role[]): Place[] {
  const { first, groups } = navigationFor(roles);
  return [...first, ...groups.flatMap(({ places }) => places)];
}

/** Those that the keyboard reaches. */
export function keyedPlacesFor(roles: readonly Role[]): (Place & { key: string })[] {
  return placesFor(roles).flatMap(({ key, ...place }) => (key === undefined ? [] : [{ ...place, key }]));
}
