import { pipeline, Readable } from 'node:stream';
import { applyDecorators, StreamableFile, UseInterceptors, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ApiProduces, ApiQuery } from '@nestjs/swagger';
import { stringify } from 'csv-stringify';
import type { FastifyRequest } from 'fastify';
import { firstValueFrom, of, type Observable } from 'rxjs';
import type { Page } from '#core/contracts';
import { MAX_PAGE_SIZE } from './paging.js';

/** A member of the row under its own name, or a heading with what stands below it. */
export type CsvColumn<Row> = (keyof Row & string) | readonly [heading: string, value: (row: Row) => unknown];

type Rows = readonly object[];
type Query = Record<string, unknown>;

/**
 * Lets a list of the API answer as CSV with `?format=csv`: every row of what is filtered, in the order asked for, whatever the page
 * size, written while it is read. The route, and so its permissions, filters and refusals, are those of the list.
 */
export function CsvList<Row extends object>(name: string, columns: readonly CsvColumn<Row>[]): MethodDecorator {
  const description = `\`csv\`: the whole list as it is filtered and sorted, as a CSV file (${columns.map(headingOf).join(', ')}); limit and cursor do not count.`;
  return applyDecorators(
    UseInterceptors(new CsvAnswers(name, columns as readonly CsvColumn<object>[])),
    ApiProduces('application/json', 'text/csv'),
    ApiQuery({ name: 'format', required: false, enum: ['csv'], description }),
  );
}

class CsvAnswers implements NestInterceptor {
  constructor(
    private readonly name: string,
    private readonly columns: readonly CsvColumn<object>[],
  ) {}

  /** The handler is asked again for each page: it reads the query anew each time. What the first page is refused for is refused as ever. */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const query = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Query }>>().query;
    if (query['format'] !== 'csv') return next.handle();
    delete query['format'];
    delete query['cursor'];
    delete query['limit'];
    const ask = () => firstValueFrom(next.handle()) as Promise<Page<object> | Rows>;
    const first = await ask();
    if (!Array.isArray(first)) query['limit'] = String(MAX_PAGE_SIZE);
    const rows = Readable.from(this.lines(first, query, ask));
    const text = pipeline(rows, stringify({ header: true, bom: true, escape_formulas: true, columns: this.columns.map(headingOf) }), () => undefined);
    const file = `${this.name}-${new Date().toISOString().slice(0, 10)}.csv`;
    return of(new StreamableFile(text, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${file}"` }));
  }

  private async *lines(first: Page<object> | Rows, query: Query, ask: () => Promise<Page<object> | Rows>): AsyncGenerator<unknown[]> {
    for (let page = first; ; page = await ask()) {
      const isWhole = Array.isArray(page);
      const { items, nextCursor } = isWhole ? { items: page as Rows, nextCursor: null } : (page as Page<object>);
      for (const row of items) yield this.columns.map((column) => cell(typeof column === 'string' ? Reflect.get(row, column) : column[1](row)));
      if (nextCursor === null) return;
      query['cursor'] = nextCursor;
    }
  }
}

function headingOf<Row>(column: CsvColumn<Row>): string {
  return typeof column === 'string' ? column : column[0];
}

/** People by their user names, lists separated by `|`; whatever else has members as JSON. */
function cell(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((one) => String(cell(one) ?? '')).join('|');
  if (typeof value === 'object') return 'username' in value ? String(value.username) : JSON.stringify(value);
  return String(value as boolean);
}
