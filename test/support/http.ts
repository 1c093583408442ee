import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { Problem, SessionView } from '#core/contracts';
import { ManualClock } from '#core/kernel';
import { AuditModule, auditMigrations } from '#platform/audit';
import { readConfiguration, type Configuration } from '#platform/configuration';
import { IdentityHttpModule, identityMigrations, type IdentitySettings } from '#platform/identity';
import { inOrder, migrate, PersistenceModule, persistenceMigrations } from '#platform/persistence';
import { createApplication } from '../../apps/server/src/http/application.js';
import { logging } from '../../apps/server/src/http/logging.js';
import { createTestDatabase } from './database.js';

export const BOOTSTRAP_TOKEN = 'a-bootstrap-token-for-the-specs-only';
export const PASSWORD = 'correct horse battery staple';

export interface ServerOptions {
  controllers?: NonNullable<ModuleMetadata['controllers']>;
  settings?: Partial<IdentitySettings>;
  webFolder?: string;
  environment?: Record<string, string>;
}

@Module({})
class TestRoot {}

/** The HTTP edge and identity over a database of their own, listening on a free port; time stands still until it is moved. */
export async function aServer(options: ServerOptions = {}) {
  const database = await createTestDatabase();
  await migrate(database.url, inOrder(persistenceMigrations, identityMigrations, auditMigrations));
  const clock = new ManualClock(Date.now());
  const app = await createApplication(rootModule(options, database.url, clock), configuration(options), options.webFolder ?? '/nowhere');
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    port,
    clock,
    database,
    app,
    browser: () => new Browser(address),
    async close(): Promise<void> {
      await app.close();
      await database.drop();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof aServer>>;

function rootModule({ controllers = [], settings }: ServerOptions, url: string, clock: ManualClock): DynamicModule {
  const identity: IdentitySettings = { bootstrapToken: BOOTSTRAP_TOKEN, sample: true, engine: 'embedded', behindProxy: false, ...settings };
  const imports = [logging('silent'), PersistenceModule.forRoot({ url, poolSize: 8 }), AuditModule, IdentityHttpModule.forRoot(identity, clock)];
  return { module: TestRoot, imports, controllers };
}

function configuration({ environment = {} }: ServerOptions): Configuration {
  const read = readConfiguration(environment);
  if (!read.ok) throw new Error(read.failure.join(' '));
  return read.value;
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A browser of one person: keeps the session's cookie and sends its CSRF token with every write. */
export class Browser {
  cookie = '';
  csrfToken = '';

  constructor(private readonly address: string) {}

  get<T>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  patch<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('PATCH', path, body, headers);
  }

  delete<T>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('DELETE', path, undefined, headers);
  }

  /** Makes the administrator of a new installation and stays signed in as them. */
  async setUp(username = 'admin'): Promise<Answer<SessionView>> {
    return this.entered(await this.post<SessionView>('/api/v1/setup', { token: BOOTSTRAP_TOKEN, username, displayName: 'The Administrator', password: PASSWORD }));
  }

  async signIn(username: string, password: string = PASSWORD): Promise<Answer<SessionView>> {
    return this.entered(await this.post<SessionView>('/api/v1/session', { username, password }));
  }

  private entered(answer: Answer<SessionView>): Answer<SessionView> {
    this.csrfToken = answer.body.csrfToken ?? this.csrfToken;
    return answer;
  }

  async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer<T>> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.csrfToken && { 'x-csrf-token': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }
}

export type ProblemAnswer = Answer<Problem>;
