import type { Role } from '#core/contracts';
import { navigationFor } from '../app/navigation.js';
import type { common } from '../i18n/common.js';

interface GoTo {
  /** Pressed after `g`. */
  key: string;
  nav: Exclude<keyof (typeof common)['nav'], 'label' | 'narrow' | 'open' | 'close'>;
  to: string;
}

const GO_TO: readonly GoTo[] = [
  { key: 'h', nav: 'home', to: '/' },
  { key: 't', nav: 'tasks', to: '/tasks' },
  { key: 'c', nav: 'changes', to: '/changes' },
  { key: 'l', nav: 'calendar', to: '/calendar' },
  { key: 'p', nav: 'projects', to: '/projects' },
  { key: 's', nav: 'services', to: '/services' },
  { key: 'r', nav: 'risks', to: '/risks' },
  { key: 'i', nav: 'improvements', to: '/improvements' },
  { key: 'm', nav: 'models', to: '/models' },
  { key: 'o', nav: 'operations', to: '/operations/instances' },
];

/** Places that the keyboard and the palette reach, as far as a person with these roles may read them. */
export function goToFor(roles: readonly Role[]): GoTo[] {
  const readable = new Set<string>(navigationFor(roles).map(({ nav }) => nav));
  return GO_TO.filter(({ nav }) => readable.has(nav));
}
