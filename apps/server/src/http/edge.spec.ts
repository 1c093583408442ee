import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Problem } from '#core/contracts';
import { AuditTrail } from '#platform/audit';
import { IfMatch, Public, setEtag } from '#platform/identity';
import { Refused, UnitOfWork } from '#platform/persistence';
import { aServer, type Browser, type TestServer } from '#test/http';

class SizeDto {
  @IsInt()
  height!: number;
}

class BoxDto {
  @IsString()
  label!: string;

  @ValidateNested()
  @Type(() => SizeDto)
  size!: SizeDto;
}

class LabelDto {
  @IsString()
  label!: string;
}

/** Something that writes, fails and waits, to see the edge at work. */
@Controller('boxes')
class BoxController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  @Post('checked')
  check(@Body() box: BoxDto): BoxDto {
    return box;
  }

  @Post()
  async add(@Body() { label }: LabelDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ id: string }> {
    return this.work.run(async (tx) => {
      const [row] = await tx.query<[{ id: string }]>('insert into tollgate.box (label) values ($1) returning id::text as id', [label]);
      const entry = { recordKind: 'service', recordNumber: `SVC-${row.id}`, actor: null, action: 'box.added' };
      if (label === 'kept') await this.audit.record(entry, tx);
      if (label === 'refused') throw new Refused({ code: 'conflict', message: 'Not this one.' });
      setEtag(reply, 1);
      return row;
    });
  }

  @Patch(':id')
  change(@Param('id') id: string, @IfMatch() version: number): { id: string; version: number } {
    if (version !== 3) throw new Refused({ code: 'version-mismatch', message: 'Somebody was faster.' }, { current: { version: 3 } });
    return { id, version };
  }

  @Get('broken')
  break(): never {
    throw new Error('secret detail of the inside');
  }

  @Get('SVC-:id')
  kept(@Param('id') id: string): { id: string } {
    return { id };
  }

  @Get('count')
  @Public()
  count(): Promise<{ n: number }[]> {
    return this.work.run((tx) => tx.query('select count(*)::int as n from tollgate.box'));
  }
}

describe('The HTTP edge', () => {
  let server: TestServer;
  let browser: Browser;
  let webFolder: string;

  beforeAll(async () => {
    webFolder = aWebFolder();
    server = await aServer({ controllers: [BoxController], webFolder });
    browser = server.browser();
    await browser.setUp();
    await makeBoxTable(server);
  });

  afterAll(async () => {
    await server.close();
    rmSync(webFolder, { recursive: true });
  });

  describe('problems', () => {
    it('should list every wrong field, nested ones by their path', async () => {
      const answer = await browser.post<Problem>('/api/v1/boxes/checked', { label: 7, size: { height: 'tall' }, colour: 'red' });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ type: 'urn:tollgate:problem:validation-failed', title: 'Validation failed', status: 400, code: 'validation-failed' });
      expect(answer.body.errors?.map(({ field }) => field).sort()).toEqual(['colour', 'label', 'size.height']);
    });

    it.each([
      ['malformed JSON', 400, 'malformed-request', '{"label": '],
      ['a prototype in the body', 400, 'malformed-request', '{"label": "x", "__proto__": {"admin": true}}'],
      ['a body over the limit', 413, 'payload-too-large', JSON.stringify({ label: 'x'.repeat(1_100_000) })],
      ['a body that is no object', 400, 'malformed-request', '["label"]'],
      ['a body nested without end', 400, 'malformed-request', `{"label": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
      ['half a character', 400, 'malformed-request', '{"label": "a\\ud800b"}'],
      ['a zero character', 400, 'validation-failed', '{"label": "a\\u0000b"}'],
    ])('should answer %s with %i', async (_name, status, code, body) => {
      const answer = await browser.post<Problem>('/api/v1/boxes', body);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ status, code });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });

    it('should answer an unknown media type with 415', async () => {
      expect((await browser.post('/api/v1/boxes', '<label/>', { 'content-type': 'text/xml' })).body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    });

    it.each(['/api/v1/nothing', '/api/nothing', '/assets/missing.js'])('should answer %s with 404', async (path) => {
      expect((await browser.get(path)).body).toMatchObject({ status: 404, code: 'not-found' });
    });

    it('should find nothing under an id longer than any', async () => {
      expect((await browser.patch<Problem>(`/api/v1/boxes/${'x'.repeat(5_000)}`, {})).body).toMatchObject({ status: 404, code: 'not-found' });
    });

    it('should answer an address that cannot be decoded with 400', async () => {
      const answer = await browser.get<Problem>('/api/v1/boxes/%zz');
      expect(answer.body).toMatchObject({ status: 400, code: 'malformed-request' });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });

    it('should not tell the inside when something breaks', async () => {
      const answer = await browser.get<Problem>('/api/v1/boxes/broken');
      expect(answer.body).toMatchObject({ status: 500, code: 'internal-error' });
      expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    });

    it('should carry the request id of the caller, or a new one where that is not harmless', async () => {
      const given = await browser.get<Problem>('/api/v1/nothing', { 'x-request-id': 'trace-42' });
      expect([given.headers.get('x-request-id'), given.body.requestId]).toEqual(['trace-42', 'trace-42']);
      const odd = await browser.get<Problem>('/api/v1/nothing', { 'x-request-id': '"><script>' });
      expect(odd.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('If-Match', () => {
    it('should be needed, and be a version', async () => {
      expect((await browser.patch('/api/v1/boxes/1', {})).body).toMatchObject({ status: 428, code: 'precondition-required' });
      expect((await browser.patch('/api/v1/boxes/1', {}, { 'if-match': '*' })).body).toMatchObject({ status: 400, code: 'malformed-request' });
    });

    it('should refuse an old version with the record as it stands', async () => {
      expect((await browser.patch('/api/v1/boxes/1', {}, { 'if-match': '"2"' })).body).toMatchObject({ status: 412, code: 'version-mismatch', current: { version: 3 } });
      expect((await browser.patch('/api/v1/boxes/1', {}, { 'if-match': '"3"' })).status).toBe(200);
    });
  });

  describe('Idempotency-Key', () => {
    it('should do the work once and give the first answer again', async () => {
      const first = await add('one', 'key-1');
      const again = await add('one', 'key-1');
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get('etag')).toBe('"1"');
      expect(await countOf('one')).toBe(1);
    });

    it('should do the work once when ten come at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => add('raced', 'key-2')));
      expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
      expect(await countOf('raced')).toBe(1);
    });

    it('should refuse the key with another content', async () => {
      await add('first', 'key-3');
      expect((await add('second', 'key-3')).body).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    });

    it('should try again after a refusal, which left nothing behind', async () => {
      expect((await add('refused', 'key-4')).status).toBe(409);
      expect((await add('refused', 'key-4')).body).toMatchObject({ code: 'conflict', detail: 'Not this one.' });
      expect(await countOf('refused')).toBe(0);
    });

    it('should not do the work again when the server was killed before it answered', async () => {
      await add('lost', 'key-5');
      await query("update tollgate.idempotent_answer set status = null, body = null where key = 'key-5'");
      expect((await add('lost', 'key-5')).body).toMatchObject({ status: 409, code: 'conflict' });
      expect(await countOf('lost')).toBe(1);
    });

    it('should lead to what was made when the server was killed before it answered', async () => {
      const { body } = await add('kept', 'key-7');
      await query("update tollgate.idempotent_answer set status = null, etag = null, body = null where key = 'key-7'");
      const again = await add('kept', 'key-7');
      expect(again).toMatchObject({ status: 200, body });
      expect(await countOf('kept')).toBe(1);
    });

    it('should be one key per person', async () => {
      await add('mine', 'key-6');
      await browser.post('/api/v1/people', { username: 'other', displayName: 'Other', roles: ['requester'], password: 'a password of theirs' });
      const other = server.browser();
      await other.signIn('other', 'a password of theirs');
      expect((await other.post('/api/v1/boxes', { label: 'theirs' }, { 'idempotency-key': 'key-6' })).status).toBe(201);
    });

    const add = (label: string, key: string) => browser.post('/api/v1/boxes', { label }, { 'idempotency-key': key });
    const countOf = async (label: string) => (await query<{ n: number }>(`select count(*)::int as n from tollgate.box where label = '${label}'`))[0]?.n;
    const query = <T>(sql: string) => server.app.get(DataSource).query<T[]>(sql);
  });

  describe('the web application', () => {
    it('should be served at every address of its own, never cached', async () => {
      for (const path of ['/', '/changes/CHG-1', '/setup?token=x']) {
        const answer = await browser.get<string>(path);
        expect(answer.body).toContain('<title>Tollgate</title>');
        expect(answer.headers.get('cache-control')).toBe('no-cache');
      }
    });

    it('should have its hashed files kept for a year, and sent compressed', async () => {
      const answer = await browser.get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-encoding')).toBe('br');
    });

    it.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt'])('should not lead out of its folder by %s', async (path) => {
      expect(await rawGet(server.port, path)).not.toContain('top secret');
    });

    it('should load scripts from nowhere else', async () => {
      const { headers } = await browser.get('/');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });
  });

  it('should describe itself and count what it did', async () => {
    const description = (await browser.get<{ openapi: string; paths: Record<string, unknown> }>('/api/openapi.json')).body;
    expect(description.openapi).toMatch(/^3\./);
    expect(Object.keys(description.paths)).toEqual(expect.arrayContaining(['/api/v1/session', '/api/v1/people', '/api/v1/setup']));
    const { schemas } = (description as unknown as { components: { schemas: Record<string, { required: string[]; properties: object }> } }).components;
    expect(schemas['SignInDto']).toMatchObject({ required: ['username', 'password'], properties: { username: { type: 'string', maxLength: 64 } } });
    expect((await browser.get<string>('/metrics')).body).toContain('tollgate_http_request_duration_seconds_count{method="GET",route="/api/openapi.json",status="200"}');
  });
});

it('should end in a moment when told to, with connections open that a browser made in advance', async () => {
  const server = await aServer();
  const sockets = [connect(server.port, '127.0.0.1'), connect(server.port, '127.0.0.1')];
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  sockets[1]?.write('GET /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(sockets[1]!, 'data');
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(5_000);
});

describe('Without its database', () => {
  it('should answer 503 with Retry-After, and serve again once it is back', async () => {
    const server = await aServer({ controllers: [BoxController] });
    try {
      await makeBoxTable(server);
      await allow(server, false);
      const away = await server.browser().get<Problem>('/api/v1/boxes/count');
      expect(away.body).toMatchObject({ status: 503, code: 'database-unreachable' });
      expect(away.headers.get('retry-after')).toBe('5');
      await allow(server, true);
      expect((await server.browser().get('/api/v1/boxes/count')).status).toBe(200);
    } finally {
      await server.close();
    }
  });

  /** Throws everybody out of the database and keeps them out, as a restart does. */
  async function allow({ database }: TestServer, connections: boolean): Promise<void> {
    const name = new URL(database.url).pathname.slice(1);
    const admin = new URL(database.url);
    admin.pathname = 'postgres';
    const client = new Client({ connectionString: admin.href });
    await client.connect();
    await client.query(`alter database ${name} with allow_connections ${String(connections)}`);
    if (!connections) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await client.end();
  }
});

async function makeBoxTable({ database }: TestServer): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('create table tollgate.box (id bigint generated always as identity, label text not null)');
  await client.end();
}

function aWebFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-web-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'top secret');
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>Tollgate</title>');
  writeFileSync(join(folder, 'web', 'assets', 'main-abc123.js'), `const text = '${'x'.repeat(5_000)}';`);
  return join(folder, 'web');
}

/** As fetch would never send it: the address unchanged. */
async function rawGet(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  await once(socket, 'close');
  return answer;
}
