import { parse } from 'csv-parse/sync';
import { Injectable } from '@nestjs/common';
import { ITEM_KINDS, type ImportReport, type ItemKind, type ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork } from '#platform/persistence';
import { ConfigurationItem } from '../domain/configuration-item.entity.js';
import { Service } from '../domain/service.entity.js';
import { ConfigurationItems, nameKey, type ImportedItem } from './configuration-items.js';

export const IMPORT_COLUMNS = ['name', 'kind', 'owner', 'description', 'services', 'depends on'] as const;
export const MOST_ROWS = 2_000;
/** The export gives these too; an import knows items by their names, and retires none. */
const READ_COLUMNS: readonly string[] = [...IMPORT_COLUMNS, 'number', 'state'];

type Column = (typeof IMPORT_COLUMNS)[number];
type Row = Readonly<Partial<Record<Column, string>>> & { readonly line: number; readonly torn: boolean };

interface Parsed {
  readonly record: Partial<Record<Column, string>>;
  /** `error`: the row has more or fewer columns than the header. */
  readonly info: { readonly lines: number; readonly error?: unknown };
}

type Fault = ImportReport['refused'][number];

/** What is on record: names of items and numbers of services, by names and numbers. */
interface Known {
  readonly items: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
  readonly people: ReadonlySet<string>;
}

/**
 * Takes configuration items from a CSV file: comma or semicolon between the columns, names or numbers of services and of the items
 * it depends on separated by `|`, as the export of the list writes them. An item that is there already is changed in what the file has
 * a column for. Bad rows are reported and left out; the others are taken.
 */
@Injectable()
export class ItemImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly items: ConfigurationItems,
    private readonly people: People,
  ) {}

  /** With `tryOnly` nothing is written: the report tells which rows would be refused. */
  async run(csv: string, tryOnly: boolean, actor: Actor): Promise<Result<ImportReport, Refusal<ProblemCode>>> {
    const rows = rowsOf(csv);
    if (!rows.ok) return rows;
    const { good, refused } = sorted(rows.value, await this.known(rows.value));
    const report = { rows: rows.value.length, created: 0, changed: 0, unchanged: 0, refused };
    if (tryOnly) return ok(report);
    const taken = await this.items.takeOver(good, actor);
    return taken.ok ? ok({ ...report, ...taken.value }) : taken;
  }

  private known(rows: readonly Row[]): Promise<Known> {
    return this.work.run(async (tx) => {
      const items = await tx.find(ConfigurationItem, { select: { number: true, name: true } });
      const services = await tx.find(Service, { select: { number: true, name: true } });
      const people = await this.people.byUsernames(rows.flatMap(({ owner }) => owner ?? []), tx);
      return {
        items: new Map(items.flatMap(({ number, name }) => [[nameKey(name), name], [nameKey(number), name]])),
        services: new Map(services.flatMap(({ number, name }) => [[nameKey(name), number], [nameKey(number), number]])),
        people: new Set(people.map(({ username }) => username)),
      };
    });
  }
}

function rowsOf(csv: string): Result<Row[], Refusal<ProblemCode>> {
  try {
    const records = parse(csv, { bom: true, columns: headers, delimiter: delimiterOf(csv), info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as Parsed[];
    if (records.length === 0) return refuse('validation-failed', 'The file has no rows below its header.', 'file');
    if (records.length > MOST_ROWS) return refuse('validation-failed', `The file has ${records.length} rows; take ${MOST_ROWS} at a time.`, 'file');
    return ok(records.map(({ record, info }) => ({ ...plain(record), line: info.lines, torn: info.error !== undefined })));
  } catch (error) {
    return refuse('validation-failed', `The file cannot be read: ${(error as Error).message}`, 'file');
  }
}

/** The export writes `'=` where a spreadsheet would take `=` for a formula. */
function plain(record: Parsed['record']): Parsed['record'] {
  return Object.fromEntries(Object.entries(record).map(([column, text]) => [column, text.replace(/^'(?=[=+\-@])/, '')]));
}

/** As the header has it: descriptions may hold the other one. */
function delimiterOf(csv: string): string {
  const [header = ''] = csv.trimStart().split('\n', 1);
  return header.includes(';') ? ';' : ',';
}

function headers(found: string[]): string[] {
  const names = found.map((name) => name.trim().toLowerCase());
  const missing = (['name', 'kind', 'owner'] as const).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`the header has no column ${missing.join(', ')}. Its columns are ${IMPORT_COLUMNS.join(', ')}.`);
  const strange = names.filter((name) => !READ_COLUMNS.includes(name));
  if (strange.length > 0) throw new Error(`the header has a column ${strange.join(', ')} that nobody knows. Its columns are ${IMPORT_COLUMNS.join(', ')}.`);
  return names;
}

/** Rows that can be taken, and the faults of the others. A row that depends on one that cannot be taken cannot be taken either. */
function sorted(rows: readonly Row[], known: Known): { good: ImportedItem[]; refused: Fault[] } {
  const faults = new Map<Row, Fault>();
  const firstOf = new Map<string, Row>();
  for (const row of rows) {
    const fault = faultOf(row, known, firstOf.get(nameKey(row.name ?? '')));
    if (fault) faults.set(row, fault);
    else firstOf.set(nameKey(row.name!), row);
  }
  for (let before = -1; before !== faults.size; ) {
    before = faults.size;
    for (const row of rows) {
      const lost = faults.has(row) ? undefined : names(row['depends on']).find((name) => !isThere(nameKey(name)));
      if (lost !== undefined) faults.set(row, { line: row.line, field: 'depends on', message: `There is no item "${lost}", neither on record nor among the rows that can be taken.` });
    }
  }
  return { good: rows.filter((row) => !faults.has(row)).map((row) => itemOf(row, known)), refused: [...faults.values()].sort((one, other) => one.line - other.line) };

  function isThere(key: string): boolean {
    const row = firstOf.get(key);
    return known.items.has(key) || (row !== undefined && !faults.has(row));
  }
}

function faultOf(row: Row, known: Known, earlier: Row | undefined): Fault | undefined {
  const fault = (field: Column, message: string): Fault => ({ line: row.line, field, message });
  const { name = '', kind = '', owner = '', description = '' } = row;
  if (row.torn) return fault('name', 'This row has more or fewer columns than the header: put values with separators in them between quotes.');
  if (name === '' || name.length > 120) return fault('name', 'Give a name of at most 120 characters.');
  if (earlier) return fault('name', `Line ${earlier.line} names it already.`);
  if (!isKind(kind)) return fault('kind', `"${kind}" is no kind of item: ${ITEM_KINDS.join(', ')}.`);
  if (!known.people.has(owner.toLowerCase())) return fault('owner', `Nobody here is called "${owner}".`);
  if (description.length > 4_000) return fault('description', 'The description is longer than 4,000 characters.');
  const service = names(row.services).find((one) => !known.services.has(nameKey(one)));
  if (service !== undefined) return fault('services', `There is no service "${service}".`);
  return names(row['depends on']).some((one) => nameKey(known.items.get(nameKey(one)) ?? one) === nameKey(name)) ? fault('depends on', 'An item cannot depend on itself.') : undefined;
}

function itemOf(row: Row, { services, items }: Known): ImportedItem {
  const { name = '', kind = '', owner = '', description, services: runs, 'depends on': needs } = row;
  return {
    ...{ name, kind: kind as ItemKind, owner, description },
    services: runs === undefined ? undefined : once(names(runs).map((one) => services.get(nameKey(one))!)),
    dependsOn: needs === undefined ? undefined : once(names(needs).map((one) => items.get(nameKey(one)) ?? one)),
  };
}

function names(list = ''): string[] {
  return list.split('|').map((name) => name.trim()).filter((name) => name !== '');
}

/** The same thing may be named twice, by its name and by its number. */
function once(named: readonly string[]): string[] {
  return [...new Map(named.map((one) => [nameKey(one), one])).values()];
}

function isKind(kind: string): kind is ItemKind {
  return (ITEM_KINDS as readonly string[]).includes(kind);
}
