import { DataSource } from 'typeorm';
import { ABSOLUTE_TIMEOUT_MS, IDLE_TIMEOUT_MS } from '#platform/identity';
import type { Page, PersonView, Problem, SessionView } from '#core/contracts';
import { aServer, BOOTSTRAP_TOKEN, PASSWORD, type Browser, type TestServer } from '#test/http';

describe('First-run set-up', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.close());

  it('should make the administrator, sign them in, and be closed from then on', async () => {
    const browser = server.browser();
    expect((await browser.get<SessionView>('/api/v1/session')).body).toMatchObject({ setupRequired: true, person: null });
    const opened = await browser.setUp('Ada');
    expect(opened.body).toMatchObject({ person: { username: 'ada', roles: ['admin'] }, setupRequired: false });
    expect((await server.browser().setUp('eve')).body).toMatchObject({ status: 403, code: 'setup-closed' });
  });

  it('should let exactly one in when ten come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => server.browser().setUp(`person-${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 403)]);
    const [row] = await rows<{ n: number }>(server, 'select count(*)::int as n from tollgate.person');
    expect(row?.n).toBe(1);
  });

  it('should refuse a wrong token and stay open', async () => {
    const browser = server.browser();
    const answer = await browser.post<Problem>('/api/v1/setup', { token: 'guessed', username: 'eve', displayName: 'Eve', password: PASSWORD });
    expect(answer.body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await browser.setUp()).status).toBe(200);
  });

  it('should stay closed when the administrator is gone and the step is to be removed', async () => {
    await server.browser().setUp();
    await rows(server, 'delete from tollgate.person');
    for (const statement of ['delete from', 'truncate']) {
      await expect(rows(server, `${statement} tollgate.installation_step`)).rejects.toThrow(/permission denied|stays finished/);
    }
    expect((await server.browser().setUp('eve')).body).toMatchObject({ code: 'setup-closed' });
  });

  it('should name every field that is not right', async () => {
    const answer = await server.browser().post<Problem>('/api/v1/setup', { token: 'x', username: 'a b', password: 'short', admin: true });
    expect(answer.body).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(answer.body.errors?.map(({ field }) => field)).toEqual(expect.arrayContaining(['username', 'password', 'displayName', 'admin']));
  });
});

describe('Signing in', () => {
  let server: TestServer;
  let admin: Browser;
  beforeAll(async () => {
    server = await aServer();
    admin = server.browser();
    await admin.setUp();
  });
  afterAll(() => server.close());

  it('should give a cookie that only this host gets and no script can read', async () => {
    const answer = await server.browser().signIn('admin');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-tollgate=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)]);
    expect(answer.body.person).toMatchObject({ username: 'admin' });
  });

  it('should keep neither token nor password in the database', async () => {
    const browser = server.browser();
    await browser.signIn('admin');
    const token = browser.cookie.split('=')[1];
    const [dump] = await rows<{ text: string }>(server, 'select (select string_agg(s::text, chr(10)) from tollgate.session s) || (select string_agg(c::text, chr(10)) from tollgate.credential c) as text');
    expect(dump?.text).not.toContain(token);
    expect(dump?.text).not.toContain(PASSWORD);
  });

  it('should answer alike for a wrong password and an unknown name', async () => {
    const { requestId: _one, ...wrong } = (await server.browser().signIn('admin', 'not the password')).body as unknown as Problem;
    const { requestId: _two, ...unknown } = (await server.browser().signIn('nobody', 'not the password')).body as unknown as Problem;
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ status: 401, code: 'sign-in-failed' });
  });

  it('should give a new session for every sign-in and end the one before', async () => {
    const browser = server.browser();
    await browser.signIn('admin');
    const planted = browser.cookie;
    await browser.signIn('admin');
    expect(browser.cookie).not.toBe(planted);
    expect((await server.browser().get('/api/v1/people', { cookie: planted })).status).toBe(401);
  });

  it('should end with the sign-out', async () => {
    const browser = server.browser();
    await browser.signIn('admin');
    const { cookie } = browser;
    expect((await browser.delete('/api/v1/session')).status).toBe(204);
    expect((await server.browser().get('/api/v1/people', { cookie })).status).toBe(401);
  });

  it('should slow down guessing, a burst included, and tell when to come again', async () => {
    await admin.post('/api/v1/people', { username: 'guessed', displayName: 'Guessed', roles: ['requester'], password: PASSWORD });
    const burst = await Promise.all(Array.from({ length: 12 }, () => server.browser().signIn('guessed', 'wrong wrong wrong')));
    expect(burst.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = await server.browser().signIn('guessed');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    server.clock.advance(16 * 60_000);
    expect((await server.browser().signIn('guessed')).status).toBe(200);
  });

  it('should not shut out an office behind one address whose people sign in one after the other', async () => {
    const office = await aServer();
    await office.browser().setUp();
    const statuses: number[] = [];
    for (let person = 0; person < 52; person += 1) statuses.push((await office.browser().signIn('admin')).status);
    await office.close();
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('should end a session after idling, and after a day however busy it was', async () => {
    const idle = server.browser();
    const busy = server.browser();
    await Promise.all([idle.signIn('admin'), busy.signIn('admin')]);
    const steps = Math.floor(ABSOLUTE_TIMEOUT_MS / (IDLE_TIMEOUT_MS / 2));
    for (let step = 0; step < steps; step += 1) {
      server.clock.advance(IDLE_TIMEOUT_MS / 2);
      expect((await busy.get('/api/v1/people')).status).toBe(200);
    }
    expect((await idle.get('/api/v1/people')).status).toBe(401);
    server.clock.advance(60_000);
    expect((await busy.get('/api/v1/people')).status).toBe(401);
    await admin.signIn('admin');
  });
});

describe('Permission', () => {
  let server: TestServer;
  let admin: Browser;
  beforeAll(async () => {
    server = await aServer();
    admin = server.browser();
    await admin.setUp();
    await admin.post('/api/v1/people', { username: 'rita', displayName: 'Rita', roles: ['requester'], password: PASSWORD });
    await admin.post('/api/v1/people', { username: 'sam', displayName: 'Sam Sample', roles: ['change-manager'], sample: true });
  });
  afterAll(() => server.close());

  it('should need a session for everything that is not public', async () => {
    expect((await server.browser().get('/api/v1/people')).body).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('should need the role', async () => {
    const rita = server.browser();
    await rita.signIn('rita');
    expect((await rita.get('/api/v1/people')).status).toBe(200);
    expect((await rita.post('/api/v1/people', { username: 'x', displayName: 'X', roles: [] })).body).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  it('should refuse a write without the CSRF token, and from another site', async () => {
    const body = { username: 'forged', displayName: 'Forged', roles: ['admin'] };
    expect((await admin.post('/api/v1/people', body, { 'x-csrf-token': 'guess' })).body).toMatchObject({ status: 403, code: 'csrf-token-missing' });
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }] as Record<string, string>[]) {
      expect((await admin.post('/api/v1/people', body, headers)).body).toMatchObject({ status: 403, code: 'not-permitted' });
      expect((await server.browser().post('/api/v1/session', { username: 'admin', password: PASSWORD }, headers)).status).toBe(403);
    }
    expect((await admin.get<Page<PersonView>>('/api/v1/people?q=forged')).body.total).toBe(0);
  });

  it('should let the administrator act as a sample person and be themselves again', async () => {
    const acting = await admin.post<SessionView>('/api/v1/session/acting-as', { username: 'sam' });
    expect(acting.body).toMatchObject({ person: { username: 'sam', roles: ['change-manager'] }, administrator: { username: 'admin' } });
    expect((await admin.post('/api/v1/people', { username: 'x', displayName: 'X', roles: [] })).status).toBe(403);
    expect((await admin.delete<SessionView>('/api/v1/session/acting-as')).body).toMatchObject({ person: { username: 'admin' }, administrator: null });
  });

  it('should let the administrator change from one sample person to another', async () => {
    await admin.post('/api/v1/people', { username: 'pia', displayName: 'Pia Sample', roles: ['requester'], sample: true });
    await admin.post('/api/v1/session/acting-as', { username: 'sam' });
    expect((await admin.post<SessionView>('/api/v1/session/acting-as', { username: 'pia' })).body).toMatchObject({ person: { username: 'pia' }, administrator: { username: 'admin' } });
    expect((await admin.delete<SessionView>('/api/v1/session/acting-as')).body).toMatchObject({ person: { username: 'admin' }, administrator: null });
  });

  it('should let nobody act as a real person, and only administrators act as anybody', async () => {
    expect((await admin.post('/api/v1/session/acting-as', { username: 'rita' })).status).toBe(404);
    const rita = server.browser();
    await rita.signIn('rita');
    expect((await rita.post('/api/v1/session/acting-as', { username: 'sam' })).status).toBe(403);
  });

  it('should refuse to be left without an administrator', async () => {
    for (const change of [{ active: false }, { roles: ['auditor'] }]) {
      expect((await admin.patch('/api/v1/people/admin', change)).body).toMatchObject({ status: 409, code: 'conflict' });
    }
  });

  it('should count only those as administrators who can sign in', async () => {
    await admin.post('/api/v1/people', { username: 'sample.admin', displayName: 'Sample', roles: ['admin'], sample: true });
    await admin.post('/api/v1/people', { username: 'no.password', displayName: 'None', roles: ['admin'] });
    expect((await admin.patch('/api/v1/people/admin', { active: false })).body).toMatchObject({ status: 409, code: 'conflict' });
    await admin.post('/api/v1/people', { username: 'second', displayName: 'Second', roles: ['admin'], password: PASSWORD });
    expect((await admin.patch('/api/v1/people/second', { active: false })).status).toBe(200);
  });

  it('should refuse a cursor that the list cannot have given out', async () => {
    expect((await admin.get('/api/v1/people?cursor=x')).body).toMatchObject({ status: 400, code: 'validation-failed' });
  });

  it('should end the sessions of a person who may no longer sign in', async () => {
    await admin.post('/api/v1/people', { username: 'leaver', displayName: 'Leaver', roles: ['auditor'], password: PASSWORD });
    const leaver = server.browser();
    await leaver.signIn('leaver');
    await admin.patch('/api/v1/people/leaver', { active: false });
    expect((await leaver.get('/api/v1/people')).status).toBe(401);
    expect((await server.browser().signIn('leaver')).status).toBe(401);
  });

  it('should give a sample person no password', async () => {
    expect((await admin.post('/api/v1/people', { username: 'x', displayName: 'X', roles: [], sample: true, password: PASSWORD })).status).toBe(400);
    expect((await admin.patch('/api/v1/people/sam', { password: PASSWORD })).status).toBe(400);
    expect((await server.browser().signIn('sam')).status).toBe(401);
  });

  it('should ignore roles nobody knows and fields nobody may write', async () => {
    expect((await admin.post('/api/v1/people', { username: 'x', displayName: 'X', roles: ['root'] })).status).toBe(400);
    expect((await admin.post('/api/v1/people', { username: 'x', displayName: 'X', roles: [], id: 'mine', version: 7 })).status).toBe(400);
  });
});

describe('The bootstrap token', () => {
  let server: TestServer;
  const bearer = { authorization: `Bearer ${BOOTSTRAP_TOKEN}` };
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.close());

  it('should make the sample people and act as them, until the sample is made', async () => {
    const launcher = server.browser();
    expect((await launcher.post('/api/v1/people', { username: 'sam', displayName: 'Sam', roles: ['requester'], sample: true }, bearer)).status).toBe(201);
    const asSam = { ...bearer, 'tollgate-act-as': 'sam' };
    expect((await launcher.get<SessionView>('/api/v1/session', asSam)).body.person).toMatchObject({ username: 'sam' });
    expect((await launcher.post('/api/v1/people', { username: 'x', displayName: 'X', roles: [] }, asSam)).status).toBe(403);
    await server.browser().setUp();
    expect((await launcher.get('/api/v1/people', bearer)).status).toBe(200);
    expect((await launcher.post('/api/v1/setup/sample-completion', undefined, bearer)).status).toBe(204);
    expect((await launcher.get('/api/v1/people', bearer)).status).toBe(401);
    expect((await launcher.get('/api/v1/people', asSam)).status).toBe(401);
  });

  it('should never stand for a real person', async () => {
    await server.browser().setUp();
    expect((await server.browser().get('/api/v1/people', { ...bearer, 'tollgate-act-as': 'admin' })).status).toBe(401);
  });
});

describe('Behind a proxy or without a sample', () => {
  it.each([{ behindProxy: true }, { sample: false }])('should not take the bootstrap token for a session (%j)', async (settings) => {
    const server = await aServer({ settings });
    try {
      expect((await server.browser().get('/api/v1/people', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` })).status).toBe(401);
    } finally {
      await server.close();
    }
  });

  it('should let nobody act as a sample person behind a proxy', async () => {
    const server = await aServer({ settings: { behindProxy: true } });
    try {
      const admin = server.browser();
      await admin.setUp();
      await admin.post('/api/v1/people', { username: 'sam', displayName: 'Sam', roles: ['requester'], sample: true });
      expect((await admin.post('/api/v1/session/acting-as', { username: 'sam' })).body).toMatchObject({ status: 403 });
    } finally {
      await server.close();
    }
  });
});

function rows<T>(server: TestServer, sql: string): Promise<T[]> {
  return server.app.get(DataSource).query<T[]>(sql);
}
