import type { Role } from '#core/contracts';

export interface Place {
  nav: 'home' | 'tasks' | 'changes' | 'calendar' | 'projects' | 'services' | 'goals' | 'risks' | 'improvements' | 'models' | 'operations' | 'people';
  to: string;
  isHere: (pathname: string) => boolean;
}

interface PlaceRule extends Place {
  /** Only people with one of these roles may read it; absent: everybody. */
  roles?: readonly Role[];
}

const under = (...prefixes: string[]) => (pathname: string) => prefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));

const PLACES: readonly PlaceRule[] = [
  { nav: 'home', to: '/', isHere: (pathname) => pathname === '/' },
  { nav: 'tasks', to: '/tasks', isHere: under('/tasks') },
  { nav: 'changes', to: '/changes', isHere: (pathname) => ['/changes', '/templates', '/cab'].some((prefix) => under(prefix)(pathname)) },
  { nav: 'calendar', to: '/calendar', isHere: under('/calendar') },
  { nav: 'projects', to: '/projects', isHere: under('/projects', '/gates') },
  { nav: 'services', to: '/services', isHere: under('/services', '/service-levels', '/items') },
  { nav: 'goals', to: '/goals', isHere: under('/goals', '/objectives') },
  { nav: 'risks', to: '/risks', isHere: under('/risks') },
  { nav: 'improvements', to: '/improvements', isHere: under('/improvements') },
  { nav: 'models', to: '/models', isHere: under('/models') },
  { nav: 'operations', to: '/operations/instances', isHere: under('/operations'), roles: ['operator', 'admin', 'auditor', 'process-owner'] },
  { nav: 'people', to: '/people', isHere: under('/people'), roles: ['admin'] },
];

/** The places of the main navigation that a person with these roles may read. */
export function navigationFor(roles: readonly Role[]): Place[] {
  return PLACES.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)));
}
