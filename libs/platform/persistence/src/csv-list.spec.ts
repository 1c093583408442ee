import { Controller, Get, Module, Query, ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { parse } from 'csv-parse/sync';
import { IsString } from 'class-validator';
import { IfGiven } from './dto-rules.js';
import type { Page } from '#core/contracts';
import { CsvList } from './csv-list.js';
import { decodeCount, PageQuery, toPage } from './paging.js';
import { orRefuse, Refused } from './refused.js';

interface Row {
  number: string;
  title: string;
  owner: { username: string; displayName: string } | null;
  services: string[];
  progress: number | null;
}

class RowQuery extends PageQuery {
  @IfGiven()
  @IsString()
  q?: string;
}

const ROWS: Row[] = Array.from({ length: 450 }, (_, index) => ({ number: `SVC-${index + 1}`, title: `Service ${index + 1}`, owner: { username: 'ruth', displayName: 'Ruth' }, services: [], progress: null }));
ROWS[0] = { number: 'SVC-1', title: '=HYPERLINK("http://evil","Pay")', owner: null, services: ['@SUM(A1)', 'SVC-2'], progress: -0.5 };
ROWS[1] = { ...ROWS[1]!, title: 'two\nlines, "quoted"; and a semicolon' };
const asked: (string | undefined)[] = [];

@Controller()
class RowController {
  @Get('rows')
  @CsvList<Row>('rows', ['number', 'title', 'owner', 'services', ['share', ({ progress }) => progress]])
  list(@Query() { q, limit, cursor }: RowQuery): Page<Row> {
    asked.push(cursor);
    const after = cursor === undefined ? 0 : orRefuse(decodeCount(cursor));
    const matching = ROWS.filter(({ title }) => !q || title.includes(q));
    return toPage(matching.map((row, index) => ({ row, index })).slice(after, after + limit + 1), limit, matching.length, ({ row }) => row, ({ index }) => [index + 1]);
  }

  @Get('all')
  @CsvList<Row>('all', ['number'])
  all(): Row[] {
    return ROWS.slice(0, 3);
  }

  @Get('refused')
  @CsvList<Row>('refused', ['number'])
  refused(): Row[] {
    throw new Refused({ code: 'not-permitted', message: 'Not you.' });
  }
}

@Module({ controllers: [RowController] })
class RowModule {}

describe('a list as CSV', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [RowModule] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
    await app.init();
  });
  afterAll(() => app?.close());

  const get = (url: string) => app.inject({ method: 'GET', url });
  const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as unknown as Record<string, string>[];

  it('should hold every row of what is filtered, page by page, whatever page the reader is on', async () => {
    asked.length = 0;
    const { headers, body } = await get('/rows?q=Service&limit=10&cursor=WzVd&format=csv');
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="rows-\d{4}-\d{2}-\d{2}\.csv"$/) });
    expect(rowsOf(body).map(({ number }) => number)).toEqual(ROWS.filter(({ title }) => title.includes('Service')).map(({ number }) => number));
    expect(asked.length).toBeGreaterThan(2);
  });

  it('should write nothing that a spreadsheet would run, and read back what was written', async () => {
    const [first, second] = rowsOf((await get('/rows?format=csv')).body);
    expect(first).toEqual({ number: 'SVC-1', title: `'=HYPERLINK("http://evil","Pay")`, owner: '', services: `'@SUM(A1)|SVC-2`, share: '-0.5' });
    expect(second).toMatchObject({ title: ROWS[1]!.title, owner: 'ruth', share: '' });
  });

  it('should answer lists without pages too, refuse what the list refuses, and stay JSON when nobody asks for CSV', async () => {
    expect(rowsOf((await get('/all?format=csv')).body)).toHaveLength(3);
    expect((await get('/refused?format=csv')).headers['content-type']).toMatch(/json/);
    expect((await get('/rows?format=xml')).statusCode).toBe(400);
    expect((await get('/rows?format=csv&wrong=1')).statusCode).toBe(400);
    expect((await get('/rows?limit=1')).json()).toMatchObject({ items: [{ number: 'SVC-1' }], total: 450 });
  });
});
