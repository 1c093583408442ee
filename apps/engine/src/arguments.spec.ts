import { readArguments } from './arguments.js';

describe('arguments of the engine', () => {
  const DATABASE_URL = 'postgres://engine@localhost/tollgate';

  it('should listen on loopback and port 8080 when nothing else is said', () => {
    expect(readArguments([], { DATABASE_URL })).toMatchObject({ ok: true, value: { host: '127.0.0.1', port: 8080, searchDelayMs: 0, businessIds: 'unique', controlledClock: false, credential: null } });
  });

  it('should let the command line win over the environment', () => {
    const read = readArguments(['--port', '9000', '--clock', 'controlled', '--search-delay=2000', '--business-ids', 'free'], { DATABASE_URL, ENGINE_PORT: '1', TOLLGATE_ENGINE_BUSINESS_IDS: 'unique' });
    expect(read).toMatchObject({ ok: true, value: { port: 9000, controlledClock: true, searchDelayMs: 2000, businessIds: 'free' } });
  });

  it.each(['0.0.0.0', '::', '10.0.0.7'])('should open on %s only to those who know a password', (HOST) => {
    expect(readArguments([], { DATABASE_URL, HOST })).toMatchObject({ ok: false, failure: [expect.stringContaining('TOLLGATE_ENGINE_CREDENTIAL')] });
    expect(readArguments([], { DATABASE_URL, HOST, TOLLGATE_ENGINE_CREDENTIAL: 'ada:secret' })).toMatchObject({ ok: true, value: { host: HOST } });
  });

  it('should list every mistake at once', () => {
    const read = readArguments(['--port', 'x', '--clock', 'sundial', '--loud', '--business-ids', 'random'], { TOLLGATE_ENGINE_CREDENTIAL: 'nobody' });
    expect(read.ok ? [] : read.failure).toHaveLength(6);
  });
});
