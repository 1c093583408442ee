import { jest } from '@jest/globals';
import { ROLES, type ModelView, type Problem, type Role } from '#core/contracts';
import { bpmn, inARow, timerCatch } from '#test/bpmn';
import { aForm } from '#test/models';
import { theWholeProduct, type WholeProduct } from './support/whole-product.js';

jest.setTimeout(60_000);

const EVERYBODY = ROLES;
const CATALOGUE_WRITERS = ['admin', 'change-manager', 'process-owner', 'service-manager'] as const satisfies readonly Role[];
const PROJECT_WRITERS = ['admin', 'change-manager', 'process-owner'] as const satisfies readonly Role[];
const CALENDAR_WRITERS = ['admin', 'change-manager'] as const satisfies readonly Role[];
const MODEL_WRITERS = ['admin', 'process-owner'] as const satisfies readonly Role[];
const ADMIN = ['admin'] as const satisfies readonly Role[];
const CHANGE_WRITERS = ['requester', 'change-manager', 'implementer', 'process-owner', 'admin'] as const satisfies readonly Role[];
const TEMPLATE_WRITERS = [...CHANGE_WRITERS, 'service-manager'] as const satisfies readonly Role[];
const REGISTER_WRITERS = ['requester', 'change-manager', 'implementer', 'service-manager', 'process-owner', 'admin'] as const satisfies readonly Role[];
const TRANSITION_WRITERS = ['admin', 'change-manager', 'release-manager', 'service-manager', 'process-owner'] as const satisfies readonly Role[];
const SET_WRITERS = ['admin', 'process-owner', 'service-manager'] as const satisfies readonly Role[];
const RELEASE_WRITERS = ['release-manager', 'change-manager', 'process-owner', 'admin'] as const satisfies readonly Role[];
const OPERATIONS_READERS = ['admin', 'operator', 'auditor', 'process-owner'] as const satisfies readonly Role[];
const OPERATORS = ['admin', 'operator'] as const satisfies readonly Role[];
const NO_KEY = '4503599627370497';
const NO_ID = '00000000-0000-4000-8000-000000000000';
const DECEMBER = 'from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z';
const REASON = { reason: 'Trying whether I may' };

/** Who may, route by route. What they ask for is wrong or missing on purpose: only the permission counts here. */
const ROUTES: readonly [method: string, path: string, body: object | undefined, permitted: readonly Role[]][] = [
  ['GET', '/services', undefined, EVERYBODY],
  ['GET', '/services/SVC-999', undefined, EVERYBODY],
  ['GET', '/services/SVC-999/dependencies', undefined, EVERYBODY],
  ['POST', '/services', {}, CATALOGUE_WRITERS],
  ['PATCH', '/services/SVC-999', {}, CATALOGUE_WRITERS],
  ['POST', '/services/SVC-999/retirement', {}, CATALOGUE_WRITERS],
  ['POST', '/services/SVC-999/reinstatement', {}, CATALOGUE_WRITERS],
  ['GET', '/goals', undefined, EVERYBODY],
  ['POST', '/goals', {}, CATALOGUE_WRITERS],
  ['PATCH', '/goals/GOAL-999', {}, CATALOGUE_WRITERS],
  ['GET', '/projects', undefined, EVERYBODY],
  ['POST', '/projects', {}, PROJECT_WRITERS],
  ['PATCH', '/projects/PRJ-999', {}, EVERYBODY],
  ['POST', '/projects/PRJ-999/submission', {}, EVERYBODY],
  ['POST', '/projects/PRJ-999/stages/1/length', {}, EVERYBODY],
  ['POST', '/projects/PRJ-999/stop', {}, EVERYBODY],
  ['GET', '/gates', undefined, EVERYBODY],
  ['GET', '/gates/GATE-999', undefined, EVERYBODY],
  ['POST', '/gates/GATE-999/criteria/plan/judgement', {}, EVERYBODY],
  ['POST', '/gates/GATE-999/criteria/plan/evidence', {}, EVERYBODY],
  ['POST', '/gates/GATE-999/conditions', {}, EVERYBODY],
  ['POST', `/gates/GATE-999/conditions/${NO_ID}/confirmation`, {}, EVERYBODY],
  ['GET', '/gate-sets', undefined, EVERYBODY],
  ['GET', '/gate-sets/agile', undefined, EVERYBODY],
  ['PUT', '/gate-sets/agile', {}, MODEL_WRITERS],
  ['GET', '/live-queries', undefined, EVERYBODY],
  ['GET', '/objectives', undefined, EVERYBODY],
  ['GET', '/objectives/OBJ-999', undefined, EVERYBODY],
  ['POST', '/objectives', {}, CATALOGUE_WRITERS],
  ['PATCH', '/objectives/OBJ-999', {}, CATALOGUE_WRITERS],
  ['GET', '/objectives/OBJ-999/measurements', undefined, EVERYBODY],
  ['POST', '/objectives/OBJ-999/measurements', {}, EVERYBODY],
  ['GET', '/service-levels', undefined, EVERYBODY],
  ['GET', '/service-levels/SLO-999', undefined, EVERYBODY],
  ['POST', '/service-levels', {}, CATALOGUE_WRITERS],
  ['PATCH', '/service-levels/SLO-999', {}, CATALOGUE_WRITERS],
  ['GET', '/service-levels/SLO-999/measurements', undefined, EVERYBODY],
  ['POST', '/service-levels/SLO-999/measurements', {}, EVERYBODY],
  ['GET', '/items', undefined, EVERYBODY],
  ['GET', '/items/impact?items=CI-999', undefined, EVERYBODY],
  ['GET', '/items/CI-999', undefined, EVERYBODY],
  ['GET', '/items/CI-999/impact', undefined, EVERYBODY],
  ['POST', '/items', {}, CATALOGUE_WRITERS],
  ['POST', '/items/import', {}, CATALOGUE_WRITERS],
  ['PATCH', '/items/CI-999', {}, CATALOGUE_WRITERS],
  ['POST', '/items/CI-999/retirement', {}, CATALOGUE_WRITERS],
  ['POST', '/items/CI-999/reinstatement', {}, CATALOGUE_WRITERS],
  ['GET', `/calendar?${DECEMBER}`, undefined, EVERYBODY],
  ['GET', '/working-calendars', undefined, EVERYBODY],
  ['GET', '/working-calendars/CAL-999', undefined, EVERYBODY],
  ['POST', '/working-calendars', {}, CALENDAR_WRITERS],
  ['PATCH', '/working-calendars/CAL-999', {}, CALENDAR_WRITERS],
  ['DELETE', '/working-calendars/CAL-999', undefined, CALENDAR_WRITERS],
  ['GET', `/freezes?${DECEMBER}`, undefined, EVERYBODY],
  ['GET', '/freezes/FRZ-999', undefined, EVERYBODY],
  ['POST', '/freezes', {}, CALENDAR_WRITERS],
  ['PATCH', '/freezes/FRZ-999', {}, CALENDAR_WRITERS],
  ['DELETE', '/freezes/FRZ-999', undefined, CALENDAR_WRITERS],
  ['GET', `/absences?${DECEMBER}`, undefined, EVERYBODY],
  ['GET', '/absences/ABS-999', undefined, EVERYBODY],
  ['POST', '/absences', {}, EVERYBODY],
  ['PATCH', '/absences/ABS-999', {}, EVERYBODY],
  ['DELETE', '/absences/ABS-999', undefined, EVERYBODY],
  ['GET', '/inbox', undefined, EVERYBODY],
  ['POST', '/inbox/read', {}, EVERYBODY],
  ['GET', '/records/SVC-999/watch', undefined, EVERYBODY],
  ['PUT', '/records/SVC-999/watch', undefined, EVERYBODY],
  ['DELETE', '/records/SVC-999/watch', undefined, EVERYBODY],
  ['GET', '/records/SVC-999/comments', undefined, EVERYBODY],
  ['POST', '/records/SVC-999/comments', {}, EVERYBODY],
  ['PATCH', `/records/SVC-999/comments/${NO_ID}`, {}, EVERYBODY],
  ['DELETE', `/records/SVC-999/comments/${NO_ID}`, undefined, EVERYBODY],
  ['GET', '/records/SVC-999/links', undefined, EVERYBODY],
  ['POST', '/records/SVC-999/links', {}, EVERYBODY],
  ['DELETE', `/records/SVC-999/links/${NO_ID}`, undefined, EVERYBODY],
  ['GET', '/saved-views?list=changes', undefined, EVERYBODY],
  ['POST', '/saved-views', {}, EVERYBODY],
  ['PATCH', `/saved-views/${NO_ID}`, {}, EVERYBODY],
  ['DELETE', `/saved-views/${NO_ID}`, undefined, EVERYBODY],
  ['GET', '/models', undefined, EVERYBODY],
  ['GET', '/models/change-normal', undefined, EVERYBODY],
  ['GET', '/models/change-normal/versions', undefined, EVERYBODY],
  ['GET', '/models/change-normal/versions/1', undefined, EVERYBODY],
  ['POST', '/models', {}, MODEL_WRITERS],
  ['PUT', '/models/change-normal/draft', {}, MODEL_WRITERS],
  ['DELETE', '/models/nothing/draft', undefined, MODEL_WRITERS],
  ['POST', '/models/change-normal/check', {}, MODEL_WRITERS],
  ['POST', '/models/change-normal/deployment', {}, MODEL_WRITERS],
  ['GET', '/operations/instances', undefined, OPERATIONS_READERS],
  ['GET', `/operations/instances/${NO_KEY}`, undefined, OPERATIONS_READERS],
  ['PUT', `/operations/instances/${NO_KEY}/variables`, { ...REASON, scopeKey: NO_KEY, name: 'x', value: '1' }, OPERATORS],
  ['POST', `/operations/instances/${NO_KEY}/cancellation`, REASON, OPERATORS],
  ['POST', `/operations/incidents/${NO_KEY}/retry`, REASON, OPERATORS],
  ['GET', '/home', undefined, EVERYBODY],
  ['GET', '/people', undefined, EVERYBODY],
  ['POST', '/people', {}, ADMIN],
  ['PATCH', '/people/nobody', {}, ADMIN],
  ['POST', '/session/acting-as', {}, ADMIN],
  ['DELETE', '/session/acting-as', undefined, EVERYBODY],
  ['GET', '/goals/GOAL-999', undefined, EVERYBODY],
  ['GET', '/projects/PRJ-999', undefined, EVERYBODY],
  ['GET', '/changes', undefined, EVERYBODY],
  ['POST', '/changes', {}, CHANGE_WRITERS],
  ['POST', '/changes/forecast', {}, EVERYBODY],
  ['GET', '/changes/questionnaire', undefined, EVERYBODY],
  ['GET', '/changes/CHG-999', undefined, EVERYBODY],
  ['PATCH', '/changes/CHG-999', {}, EVERYBODY],
  ['DELETE', '/changes/CHG-999', undefined, EVERYBODY],
  ['POST', '/changes/CHG-999/submission', {}, EVERYBODY],
  ['POST', '/changes/CHG-999/withdrawal', {}, EVERYBODY],
  ['POST', '/changes/CHG-999/schedule', {}, EVERYBODY],
  ['GET', '/changes/CHG-999/conflicts', undefined, EVERYBODY],
  ['POST', '/planning/conflicts', {}, EVERYBODY],
  ['POST', '/planning/slot', {}, EVERYBODY],
  ['GET', '/change-templates', undefined, EVERYBODY],
  ['GET', '/change-templates/TPL-999', undefined, EVERYBODY],
  ['POST', '/change-templates', {}, TEMPLATE_WRITERS],
  ['PATCH', '/change-templates/TPL-999', {}, EVERYBODY],
  ['DELETE', '/change-templates/TPL-999', undefined, EVERYBODY],
  ['POST', '/change-templates/TPL-999/proposal', {}, EVERYBODY],
  ['POST', '/change-templates/TPL-999/demotion', REASON, EVERYBODY],
  ['POST', '/change-templates/TPL-999/retirement', REASON, EVERYBODY],
  ['POST', '/change-templates/TPL-999/changes', {}, CHANGE_WRITERS],
  ['GET', '/cab-meetings', undefined, EVERYBODY],
  ['GET', '/cab-meetings/waiting', undefined, EVERYBODY],
  ['GET', '/cab-meetings/CAB-999', undefined, EVERYBODY],
  ['POST', '/cab-meetings', {}, CALENDAR_WRITERS],
  ['PATCH', '/cab-meetings/CAB-999', {}, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/opening', {}, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/minutes', {}, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/cancellation', {}, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/agenda', {}, CALENDAR_WRITERS],
  ['PUT', '/cab-meetings/CAB-999/agenda', {}, CALENDAR_WRITERS],
  ['DELETE', '/cab-meetings/CAB-999/agenda/CHG-999', undefined, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/agenda/CHG-999/postponement', {}, CALENDAR_WRITERS],
  ['POST', '/cab-meetings/CAB-999/agenda/CHG-999/decision', {}, EVERYBODY],
  ['GET', '/risks', undefined, EVERYBODY],
  ['GET', '/risks/heat-map', undefined, EVERYBODY],
  ['POST', '/risks', {}, REGISTER_WRITERS],
  ['GET', '/risks/RSK-999', undefined, EVERYBODY],
  ['PATCH', '/risks/RSK-999', {}, EVERYBODY],
  ['POST', '/risks/RSK-999/owner', {}, EVERYBODY],
  ['POST', '/risks/RSK-999/carry', {}, EVERYBODY],
  ['POST', '/risks/RSK-999/closure', {}, EVERYBODY],
  ['GET', '/improvements', undefined, EVERYBODY],
  ['POST', '/improvements', {}, REGISTER_WRITERS],
  ['GET', '/improvements/IMP-999', undefined, EVERYBODY],
  ['PATCH', '/improvements/IMP-999', {}, EVERYBODY],
  ['POST', '/improvements/IMP-999/withdrawal', {}, EVERYBODY],
  ['GET', '/acceptances', undefined, EVERYBODY],
  ['POST', '/acceptances', {}, TRANSITION_WRITERS],
  ['GET', '/acceptances/SAC-999', undefined, EVERYBODY],
  ['PATCH', '/acceptances/SAC-999', {}, EVERYBODY],
  ['POST', '/acceptances/SAC-999/submission', {}, EVERYBODY],
  ['POST', '/acceptances/SAC-999/criteria/monitoring/evidence', {}, EVERYBODY],
  ['POST', '/acceptances/SAC-999/withdrawal', {}, EVERYBODY],
  ['GET', '/early-life-supports', undefined, EVERYBODY],
  ['POST', '/early-life-supports', {}, TRANSITION_WRITERS],
  ['GET', '/early-life-supports/ELS-999', undefined, EVERYBODY],
  ['PATCH', '/early-life-supports/ELS-999', {}, EVERYBODY],
  ['POST', '/early-life-supports/ELS-999/criteria/monitoring/evidence', {}, EVERYBODY],
  ['POST', '/early-life-supports/ELS-999/levels/calls/measurements', {}, EVERYBODY],
  ['POST', '/early-life-supports/ELS-999/decision', {}, EVERYBODY],
  ['POST', '/early-life-supports/ELS-999/cancellation', {}, EVERYBODY],
  ['GET', '/transition-sets', undefined, EVERYBODY],
  ['GET', '/transition-sets/service-acceptance', undefined, EVERYBODY],
  ['PUT', '/transition-sets/service-acceptance', {}, SET_WRITERS],
  ['GET', '/releases', undefined, EVERYBODY],
  ['POST', '/releases', {}, RELEASE_WRITERS],
  ['GET', '/releases/REL-999', undefined, EVERYBODY],
  ['PATCH', '/releases/REL-999', {}, EVERYBODY],
  ['POST', '/releases/REL-999/submission', {}, EVERYBODY],
  ['POST', '/releases/REL-999/cancellation', REASON, EVERYBODY],
  ['GET', '/releases/REL-999/readiness', undefined, EVERYBODY],
  ['GET', '/releases/REL-999/notes', undefined, EVERYBODY],
  ['GET', '/releases/REL-999/notes.md', undefined, EVERYBODY],
  ['POST', '/changes/CHG-999/tasks', {}, EVERYBODY],
  ['PATCH', `/changes/CHG-999/tasks/${NO_ID}`, {}, EVERYBODY],
  ['DELETE', `/changes/CHG-999/tasks/${NO_ID}`, undefined, EVERYBODY],
  ['POST', `/changes/CHG-999/tasks/${NO_ID}/report`, {}, EVERYBODY],
  ['GET', '/records/CHG-999/timeline', undefined, EVERYBODY],
  ['GET', '/records/CHG-999/process', undefined, EVERYBODY],
  ['GET', '/tasks', undefined, EVERYBODY],
  ['POST', '/tasks/bulk', {}, EVERYBODY],
  ['GET', `/tasks/${NO_KEY}`, undefined, EVERYBODY],
  ['POST', `/tasks/${NO_KEY}/claim`, {}, EVERYBODY],
  ['DELETE', `/tasks/${NO_KEY}/claim`, undefined, EVERYBODY],
  ['POST', `/tasks/${NO_KEY}/completion`, {}, EVERYBODY],
];

/** Lists of a time, which has to be named. */
const TIMED = ['/freezes', '/absences', '/calendar'];

/** Open to everybody, or proved elsewhere: a stream does not end, and the end of the sample ends the specs' way in. */
const OTHER_ROUTES = ['GET /healthz', 'GET /readyz', 'GET /version', 'GET /session', 'POST /session', 'DELETE /session', 'POST /setup', 'POST /setup/sample-completion', 'GET /live'];

describe('who may do what over HTTP', () => {
  let product: WholeProduct;

  beforeAll(async () => {
    product = await theWholeProduct();
    for (const role of ROLES) await product.addPerson(role);
  });
  afterAll(() => product?.close());

  it.each(ROUTES)('should let only those who may: %s %s', async (method, path, body, permitted) => {
    // when
    const statuses = await Promise.all(ROLES.map(async (role) => [role, (await product.ask(role, method, path, body)).status] as const));
    const nobody = await product.ask(null, method, path, body);
    // then
    expect(nobody.status).toBe(401);
    const allowed = statuses.filter(([, status]) => status !== 403).map(([role]) => role);
    expect(allowed.sort()).toEqual([...permitted].sort());
    expect(statuses.filter(([, status]) => status >= 500)).toEqual([]);
  });

  it('should give a list as CSV to those who may read the list, and to nobody else', async () => {
    // given
    const { paths } = (await (await fetch(`${product.address}/api/openapi.json`)).json()) as { paths: Record<string, { get?: { parameters?: { name: string }[] } }> };
    const lists = Object.entries(paths).filter(([, { get }]) => get?.parameters?.some(({ name }) => name === 'format')).map(([path]) => path.replace('/api/v1', ''));
    expect(lists).toEqual(expect.arrayContaining(['/changes', '/tasks', '/services', '/goals', '/objectives', '/service-levels', '/items', '/projects', '/people', '/operations/instances', '/freezes', '/absences', '/working-calendars']));
    // when
    for (const path of lists.filter((one) => !one.includes('{'))) {
      const csv = (who: string | null) => fetch(`${product.address}/api/v1${path}?format=csv&${TIMED.includes(path) ? DECEMBER : ''}`, { headers: who === null ? {} : { authorization: `Bearer ${product.token}`, 'tollgate-act-as': who } });
      const permitted = ROUTES.find(([method, route]) => method === 'GET' && route.split('?')[0] === path)![3];
      // then
      expect([path, (await csv(null)).status]).toEqual([path, 401]);
      for (const role of ['requester', 'auditor'] as const) {
        const answer = await csv(role);
        expect([path, role, answer.status]).toEqual([path, role, permitted.includes(role) ? 200 : 403]);
        if (answer.ok) expect([path, answer.headers.get('content-type'), (await answer.text()).includes('\n')]).toEqual([path, 'text/csv; charset=utf-8', true]);
      }
    }
  });

  it('should say of every route that the API describes who may use it', async () => {
    // when
    const { paths } = (await (await fetch(`${product.address}/api/openapi.json`)).json()) as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`));
    // then
    expect(described.length).toBeGreaterThan(40);
    const known = (route: string) => OTHER_ROUTES.includes(route) || ROUTES.some(([method, path]) => isAt(route, `${method} ${path.split('?')[0]}`));
    expect(described.filter((route) => !known(route))).toEqual([]);
  });

  it('should show what was done to processes without a record only to those who may see processes', async () => {
    // given
    await product.engine.client.createDeployment({ resources: [bpmn('waiting', inARow(timerCatch('later', 'PT1H')))] });
    const { processInstanceKey: key } = await product.engine.client.createProcessInstance({ processDefinitionId: 'waiting' as never });
    const fix = { ...REASON, scopeKey: key, name: 'secret', value: '1' };
    expect((await product.ask('operator', 'PUT', `/operations/instances/${key}/variables`, fix)).status).toBe(204);
    // then
    const statusFor = async (role: Role) => (await product.ask(role, 'GET', `/records/INSTANCE:${key}/timeline`)).status;
    expect(await Promise.all(OPERATIONS_READERS.map(statusFor))).toEqual([200, 200, 200, 200]);
    expect(await statusFor('requester')).toBe(404);
  });

  it('should open the live stream only to people who are signed in', async () => {
    expect((await fetch(`${product.address}/api/v1/live`)).status).toBe(401);
  });

  it('should not store fields that are not asked for', async () => {
    // when
    const answer = await product.ask<Problem>('admin', 'POST', '/services', { name: 'Own number', urgency: 'low', owner: 'admin', number: 'SVC-1', version: 9 });
    // then
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(answer.body.errors?.map(({ field }) => field).sort()).toEqual(['number', 'version']);
  });

  it('should want the version that was read, and show what is there when it is an older one', async () => {
    // given
    const created = await product.ask<ModelView>('process-owner', 'POST', '/models', { kind: 'form', name: 'Versions', content: aForm('versions') });
    expect(created).toMatchObject({ status: 201, etag: '"1"' });
    const save = (headers: Record<string, string>) => product.ask<Problem>('process-owner', 'PUT', '/models/versions/draft', { content: aForm('versions', 'New') }, headers);
    // then
    expect(await save({})).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect(await save({ 'if-match': '"1"' })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await save({ 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'version-mismatch', current: { id: 'versions', version: 2 } } });
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 400],
    ['no XML', 'hello', 400],
    ['five megabytes', `<x>${'y'.repeat(5 * 1024 * 1024)}</x>`, 413],
    ['ten megabytes', `<x>${'y'.repeat(10 * 1024 * 1024)}</x>`, 413],
  ])('should answer a model that is %s with a clear error', async (_what, content, status) => {
    expect((await product.ask('process-owner', 'POST', '/models/change-normal/check', { content })).status).toBe(status);
  });

  it('should tell of a model with countless mistakes no more than somebody would read', async () => {
    // given
    const { body } = await product.ask<ModelView>('process-owner', 'GET', '/models/change-normal');
    const strangers = Array.from({ length: 2_000 }, (_, n) => `<s${n}:x xmlns:s${n}="urn:${n}"/>`).join('');
    // when
    const answer = await product.ask<unknown[]>('process-owner', 'POST', '/models/change-normal/check', { content: body.content.replace('</bpmn:definitions>', `${strangers}</bpmn:definitions>`) });
    // then
    expect(answer).toMatchObject({ status: 200, body: { length: 500 } });
  });

  it('should show how much waits to leave to whoever watches it', async () => {
    expect(await (await fetch(`${product.address}/metrics`)).text()).toMatch(/^tollgate_outbox_pending \d+$/m);
  });

  it('should find nothing wrong with the models that come with it', async () => {
    // given
    const { body } = await product.ask<ModelView>('process-owner', 'GET', '/models/change-normal');
    // then
    expect(await product.ask('process-owner', 'POST', '/models/change-normal/check', { content: body.content })).toMatchObject({ status: 200, body: [] });
  });
});

/** `GET /models/{id}` is asked as `GET /models/change-normal`. */
function isAt(route: string, asked: string): boolean {
  const parts = route.split('/');
  const given = asked.split('/');
  return parts.length === given.length && parts.every((part, index) => part.startsWith('{') || part === given[index]);
}
