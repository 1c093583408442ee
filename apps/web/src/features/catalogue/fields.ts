import { DIRECTIONS, ITEM_KINDS, LEVELS } from '#core/contracts';
import type { CatalogueKind } from './catalogue.js';
import type { CatalogueFieldName } from './texts.js';

/** How a field is written: its input, and of what it may be chosen. */
export type FieldSpec = { readonly name: CatalogueFieldName; readonly required?: boolean } & (
  | { readonly type: 'text' | 'area' | 'number' | 'day' | 'person' | 'hours' | 'windows' }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly words: 'common:level' | 'catalogue:direction' | 'catalogue:itemKind' }
  | { readonly type: 'record' | 'records'; readonly of: CatalogueKind }
);

const NAME = { name: 'name', type: 'text', required: true } as const;
const DESCRIPTION = { name: 'description', type: 'area' } as const;
const OWNER = { name: 'owner', type: 'person', required: true } as const;
const INDICATOR = { name: 'indicator', type: 'text', required: true } as const;
const UNIT = { name: 'unit', type: 'text', required: true } as const;
const DIRECTION = { name: 'direction', type: 'choice', choices: DIRECTIONS, words: 'catalogue:direction', required: true } as const;
const TARGET = { name: 'target', type: 'number', required: true } as const;

/** What a person writes of each kind, in the order of the form. */
export const FIELDS = {
  services: [
    NAME, DESCRIPTION, OWNER, { name: 'urgency', type: 'choice', choices: LEVELS, words: 'common:level', required: true },
    { name: 'supportHours', type: 'hours' }, { name: 'maintenanceWindows', type: 'windows' },
  ],
  'service-levels': [NAME, DESCRIPTION, OWNER, { name: 'service', type: 'record', of: 'services', required: true }, INDICATOR, UNIT, DIRECTION, TARGET],
  items: [
    NAME, DESCRIPTION, OWNER, { name: 'kind', type: 'choice', choices: ITEM_KINDS, words: 'catalogue:itemKind', required: true },
    { name: 'services', type: 'records', of: 'services' }, { name: 'dependsOn', type: 'records', of: 'items' },
  ],
  goals: [NAME, DESCRIPTION, OWNER, INDICATOR],
  objectives: [
    NAME, DESCRIPTION, OWNER, { name: 'goal', type: 'record', of: 'goals', required: true }, INDICATOR, UNIT, DIRECTION,
    { name: 'baseline', type: 'number', required: true }, TARGET, { name: 'due', type: 'day' },
  ],
} as const satisfies Record<CatalogueKind, readonly FieldSpec[]>;

export type Content = Readonly<Record<string, unknown>>;

/** The content of a form that starts from an entry, or from nothing. */
export function contentOf(fields: readonly FieldSpec[], entry: object | null): Content {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field, entry && Reflect.get(entry, field.name))]));
}

function valueOf(field: FieldSpec, value: unknown): unknown {
  if (value === null || value === undefined) return emptyOf(field);
  return typeof value === 'object' && 'username' in value ? value.username : value;
}

function emptyOf(field: FieldSpec): unknown {
  if (field.type === 'records' || field.type === 'windows') return [];
  if (field.type === 'hours' || field.type === 'day') return null;
  if (field.type === 'choice') return field.choices[0] ?? '';
  return '';
}

/** What is different between two contents, of the fields of the first. */
export function differences(after: Content, before: Content): Content {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(value, before[name])));
}

export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
