import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from './environment.js';

describe('Configuration', () => {
  it('should need nothing', () => {
    expect(readConfiguration({})).toMatchObject({ ok: true, value: { port: 3000, host: '127.0.0.1', enginePort: 8080, sample: true, engineKind: 'embedded' } });
  });

  it('should list every mistake at once', () => {
    const answer = readConfiguration({ PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://me:secret@db/x', TOLLGATE_SAMPLE: 'yes', TOLLGATE_DTA: '/x' });
    expect(answer).toEqual({
      ok: false,
      failure: [
        'PORT=99999 is not a port: a number from 1 to 65535.',
        'TOLLGATE_SAMPLE=yes is not one of on, off.',
        'DATABASE_URL is not an address beginning with postgres:// or postgresql://.',
        'LOG_LEVEL=loud is not one of fatal, error, warn, info, debug, trace, silent.',
        'TOLLGATE_DTA is not a setting of Tollgate. Is TOLLGATE_DATA meant?',
      ],
    });
  });

  it.each(['0.0.0.0', '192.168.1.4', 'tollgate.example.org', '::'])('should refuse plain http on %s unless a proxy is declared', (HOST) => {
    expect(readConfiguration({ HOST })).toMatchObject({ ok: false, failure: [expect.stringContaining('TOLLGATE_TRUSTED_PROXY')] });
    expect(readConfiguration({ HOST, TOLLGATE_TRUSTED_PROXY: '10.0.0.5, fd00::/8' })).toMatchObject({ ok: true, value: { trustedProxies: ['10.0.0.5', 'fd00::/8'] } });
  });

  it('should refuse a proxy that is no address', () => {
    expect(readConfiguration({ TOLLGATE_TRUSTED_PROXY: 'everybody' })).toMatchObject({ ok: false });
  });

  it('should name what signing in to the engine still needs', () => {
    const answer = readConfiguration({ ZEEBE_REST_ADDRESS: 'https://camunda.example.org', CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: 'me' });
    expect(answer).toEqual({ ok: false, failure: ['CAMUNDA_BASIC_AUTH_PASSWORD is missing: CAMUNDA_AUTH_STRATEGY asks for it.'] });
  });

  it('should read a secret from a file, and say which file cannot be read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tollgate-secret-')), 'url');
    writeFileSync(file, 'postgres://db/tollgate\n');
    expect(readConfiguration({ DATABASE_URL_FILE: file })).toMatchObject({ ok: true, value: { databaseUrl: 'postgres://db/tollgate' } });
    expect(readConfiguration({ DATABASE_URL_FILE: '/nowhere' })).toMatchObject({ ok: false, failure: [expect.stringContaining('/nowhere')] });
  });

  it('should never repeat a secret in a message', () => {
    const answer = readConfiguration({ DATABASE_URL: 'http://me:hunter2@db', TOLLGATE_BOOTSTRAP_TOKEN: 'hunter2' });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('should refuse a port that nobody could find, but let the worker take any', () => {
    expect(readConfiguration({ PORT: '0', ENGINE_PORT: '0' })).toEqual({
      ok: false,
      failure: ['PORT=0 is not a port: a number from 1 to 65535.', 'ENGINE_PORT=0 is not a port: a number from 1 to 65535.'],
    });
    expect(readConfiguration({ TOLLGATE_WORKER_PORT: '0' })).toMatchObject({ ok: true, value: { workerHealthPort: 0 } });
  });

  it('should refuse a folder of models that is not there', () => {
    expect(readConfiguration({ TOLLGATE_BPMN: '/nowhere' })).toEqual({ ok: false, failure: ['TOLLGATE_BPMN=/nowhere is not a folder.'] });
    expect(readConfiguration({ TOLLGATE_BPMN: tmpdir() })).toMatchObject({ ok: true, value: { modelsFolder: tmpdir() } });
  });

  it('should refuse one port for two servers', () => {
    expect(readConfiguration({ PORT: '8080' })).toMatchObject({ ok: false, failure: ['PORT and ENGINE_PORT are both 8080; they must differ.'] });
  });
});
