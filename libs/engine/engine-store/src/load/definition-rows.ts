import type { DefinitionSelector, DefinitionTable, LoadRequest } from '#engine/engine';
import { selectRows } from '../rows/read-rows.js';
import type { GatheredRows, Reader } from './gathered.js';

const NAMES = {
  processDefinitions: { key: 'process_definition_key', id: 'process_definition_id' },
  decisionDefinitions: { key: 'decision_definition_key', id: 'decision_definition_id' },
  decisionRequirements: { key: 'decision_requirements_key', id: 'decision_requirements_id' },
  forms: { key: 'form_key', id: 'form_id' },
  resources: { key: 'resource_key', id: 'resource_id' },
} as const satisfies Record<DefinitionTable, { key: string; id: string }>;

type Selection = 'key' | 'latest' | 'every' | 'version' | 'versionTag' | 'deployment';

function selectionOf(by: DefinitionSelector): { readonly selection: Selection; readonly values: readonly unknown[] } {
  if ('key' in by) return { selection: 'key', values: [by.key, null] };
  if ('latest' in by) return { selection: 'latest', values: [by.latest, null] };
  if ('every' in by) return { selection: 'every', values: [by.every, null] };
  if ('version' in by) return { selection: 'version', values: [by.id, by.version] };
  if ('versionTag' in by) return { selection: 'versionTag', values: [by.id, by.versionTag] };
  return { selection: 'deployment', values: [by.id, by.deploymentKey] };
}

function statementText(table: DefinitionTable, selection: Selection): string {
  const { key, id } = NAMES[table];
  const rows = selectRows(table);
  const newest = rows.replace('SELECT', `SELECT DISTINCT ON (t.${id}, t.state)`);
  const pairs = (column: string, type: string): string => `JOIN unnest($1::text[], $2::${type}[]) AS u(id, other) ON t.${id} = u.id AND t.${column} = u.other`;
  switch (selection) {
    case 'key':
      return `${rows} WHERE t.${key} = ANY($1::bigint[])`;
    case 'latest':
      return `${newest} WHERE t.${id} = ANY($1::text[]) ORDER BY t.${id}, t.state, t.version DESC`;
    case 'every':
      return `${rows} WHERE t.${id} = ANY($1::text[])`;
    case 'version':
      return `${rows} ${pairs('version', 'integer')}`;
    case 'versionTag':
      return `${rows.replace('SELECT', `SELECT DISTINCT ON (t.${id}, t.version_tag)`)} ${pairs('version_tag', 'text')} WHERE t.state = 'ACTIVE' ORDER BY t.${id}, t.version_tag, t.version DESC`;
    case 'deployment':
      return `${rows} ${pairs('deployment_key', 'bigint')}`;
  }
}

/** Definitions by key, newest of an id, version, tag or deployment: one statement per table and way of selecting. */
export async function loadDefinitions(reader: Reader, requests: readonly Extract<LoadRequest, { kind: 'definition' }>[], into: GatheredRows): Promise<void> {
  const groups = Map.groupBy(
    requests.map((request) => ({ table: request.table, ...selectionOf(request.by) })),
    (one) => `${one.table} by ${one.selection}`,
  );
  await Promise.all([...groups].map(async ([name, group]) => {
    const { table, selection } = group[0]!;
    const columns = selection === 'key' || selection === 'latest' || selection === 'every' ? [0] : [0, 1];
    const values = columns.map((place) => group.map((one) => one.values[place]));
    into.add(table, await reader.read({ name, text: statementText(table, selection), values }));
  }));
}
