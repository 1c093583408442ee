import { randomUUID } from 'node:crypto';
import type { ChangeListItem, ChangeView, Page, Problem, TimelineEntry } from '#core/contracts';
import { ifMatch } from './support/api-client.js';
import { aChange, inHours } from './support/change-drafts.js';
import { World } from './support/world.js';

/** Nobody listens there: what waits for the engine stays in the outbox. */
const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };

describe('Records of changes', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
  }, 60_000);
  afterAll(() => world.close());

  async function draft(content = aChange()): Promise<ChangeView> {
    const created = await world.as('rita').post<ChangeView>('/changes', content);
    expect(created).toMatchObject({ status: 201, etag: '"1"' });
    return created.body;
  }

  it('should draft a change with what is known so far', async () => {
    const created = await draft({ title: ' Renew certificate ' });
    expect(created).toMatchObject({ title: 'Renew certificate', state: 'new', type: 'normal', requester: { username: 'rita' }, editable: true, services: [] });
    expect(created.allowedActions).toEqual(['edit', 'submit', 'delete-draft', 'plan-tasks']);
  });

  it.each([
    ['a time without a zone', { plannedStart: '2026-12-01T20:00:00' }, 'plannedStart'],
    ['a week instead of a day', { plannedStart: '2026-W01T00:00:00Z' }, 'plannedStart'],
    ['an hour without minutes', { plannedStart: '2026-12-01T20Z' }, 'plannedStart'],
    ['a time without separators', { plannedStart: '20261201T200000Z' }, 'plannedStart'],
    ['a day that does not exist', { plannedStart: '2026-02-30T20:00:00Z' }, 'plannedStart'],
    ['an end before the start', { plannedStart: '2026-12-02T20:00:00Z', plannedEnd: '2026-12-01T20:00:00Z' }, 'plannedEnd'],
    ['an unknown service', { services: ['SVC-999'] }, 'services'],
    ['an unknown level', { impact: 'huge' }, 'impact'],
    ['a blank title', { title: '  ' }, 'title'],
    ['an unknown type', { type: 'express' }, 'type'],
    ['a template for a normal change', { template: 'STD-1' }, 'template'],
    ['an item that does not exist', { items: ['CI-999'] }, 'items'],
    ['an item by its name', { items: ['gateway'] }, 'items'],
    ['an implementer who does not exist', { implementer: 'nobody' }, 'implementer'],
    ['an implementer who is none', { implementer: 'abel' }, 'implementer'],
    ['answers that are no texts', { questionnaire: { users: { all: true } } }, 'questionnaire'],
    ['an answer to what is no question', { questionnaire: { 'how many': 'all' } }, 'questionnaire'],
  ])('should refuse %s and name the field', async (_what, content, field) => {
    const refused = await world.as('rita').post<Problem>('/changes', { ...aChange(), ...content });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(refused.body.errors?.map((error) => error.field)).toContain(field);
  });

  it('should keep what is touched, who implements it and what was answered', async () => {
    const { number } = (await world.as('cora').post<{ number: string }>('/items', { name: 'gateway-1', kind: 'application', owner: 'cora' })).body;
    const content = { type: 'emergency', items: [number], implementer: 'ines', questionnaire: { users: 'all' }, scheduleReason: 'The certificate ends.' } as const;
    const created = await draft(aChange({ ...content, items: [number] }));
    expect(created).toMatchObject({ ...content, plannedImplementer: { username: 'ines', displayName: 'ines' }, implementedBy: null });
    const { body } = await world.as('rita').patch<ChangeView>(`/changes/${created.number}`, { implementer: null, type: 'normal' }, 1);
    expect(body).toMatchObject({ type: 'normal', implementer: null, plannedImplementer: null, items: [number] });
  });

  it('should fix type and template with the submission', async () => {
    const { number } = await draft();
    await world.as('rita').post(`/changes/${number}/submission`, {}, ifMatch(1));
    expect(await world.as('rita').patch(`/changes/${number}`, { type: 'emergency' }, 2)).toMatchObject({ status: 409 });
  });

  it.each(['state', 'number', 'requesterId', 'version', 'risk', 'approvals', 'submittedAt'])('should not let a writer set %s', async (field) => {
    const { number } = await draft();
    await world.as('rita').patch(`/changes/${number}`, { [field]: 'closed' }, 1);
    const { body } = await world.as('rita').get<ChangeView>(`/changes/${number}`);
    expect(body).toMatchObject({ state: 'new', number, version: 1, risk: null, approvals: [] });
  });

  it('should refuse a stale version with the change as it stands now', async () => {
    const { number } = await draft();
    const rita = world.as('rita');
    expect(await rita.patch(`/changes/${number}`, { impact: 'high' }, 1)).toMatchObject({ status: 200, etag: '"2"' });
    const stale = await rita.patch<Problem>(`/changes/${number}`, { impact: 'medium' }, 1);
    expect(stale).toMatchObject({ status: 412, body: { code: 'version-mismatch', current: { version: 2, impact: 'high' } } });
    expect(await rita.post(`/changes/${number}/submission`)).toMatchObject({ status: 428 });
  });

  it('should let nobody but the requester edit or submit', async () => {
    const { number } = await draft();
    expect(await world.as('cora').patch(`/changes/${number}`, { impact: 'high' }, 1)).toMatchObject({ status: 403 });
    expect(await world.as('cora').post(`/changes/${number}/submission`, {}, ifMatch(1))).toMatchObject({ status: 403 });
    expect(await world.as('abel').post('/changes', aChange())).toMatchObject({ status: 403 });
  });

  it('should submit once, and keep the start of the process until the engine is there', async () => {
    const { number } = await draft();
    const rita = world.as('rita');
    const both = await Promise.all([1, 2].map(() => rita.post<ChangeView>(`/changes/${number}/submission`, {}, ifMatch(1))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rita.get<ChangeView>(`/changes/${number}`)).body).toMatchObject({ state: 'new', editable: false, allowedActions: ['withdraw', 'plan-tasks'] });
    const effects = await world.database.query('select kind, state, effect from tollgate.outbox_effect where record_number = $1', [number]);
    expect(effects).toEqual([expect.objectContaining({ kind: 'start-process', state: 'pending' })]);
    expect(effects[0].effect.variables).toMatchObject({ urgency: 'high', requester: 'rita', plannedStart: expect.any(String) });
  });

  it('should withdraw a submitted change with a reason, once', async () => {
    const { number } = await draft();
    const rita = world.as('rita');
    expect(await rita.post(`/changes/${number}/withdrawal`, { reason: 'No' })).toMatchObject({ status: 409 });
    await rita.post(`/changes/${number}/submission`, {}, ifMatch(1));
    expect(await rita.post(`/changes/${number}/withdrawal`, { reason: ' ' })).toMatchObject({ status: 400 });
    expect(await rita.post(`/changes/${number}/withdrawal`, { reason: 'Not needed' })).toMatchObject({ status: 200 });
    expect(await rita.post(`/changes/${number}/withdrawal`, { reason: 'Again' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('should delete a draft and keep its history', async () => {
    const { number } = await draft();
    expect(await world.as('rita').delete(`/changes/${number}`)).toMatchObject({ status: 204 });
    expect(await world.as('rita').get(`/changes/${number}`)).toMatchObject({ status: 404 });
    const { body } = await world.as('rita').get<Page<TimelineEntry>>(`/records/${number}/timeline`);
    expect(body.items.map(({ action }) => action)).toEqual(['change.draft-deleted', 'change.created']);
  });

  it('should tell who changed what', async () => {
    const { number } = await draft();
    await world.as('rita').patch(`/changes/${number}`, { impact: 'high', plannedEnd: inHours(4) }, 1);
    const { body } = await world.as('cora').get<Page<TimelineEntry>>(`/records/${number}/timeline`);
    expect(body.items[0]).toMatchObject({ action: 'change.edited', by: { username: 'rita' } });
    expect(body.items[0]?.changes).toContainEqual({ field: 'impact', before: 'low', after: 'high' });
    expect(body.items[1]).toMatchObject({ action: 'change.created', changes: expect.arrayContaining([{ field: 'impact', before: null, after: 'low' }]) });
  });

  it.each(['number', '-number', 'title', 'plannedStart', '-updatedAt', 'state', 'risk'])('should page through all changes by %s without loss or repeat', async (sort) => {
    await Promise.all(['Zebra', 'alpha', 'Mid'].map((title) => draft({ title })));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.as('rita').get<Page<ChangeListItem>>(`/changes?sort=${sort}&limit=2&requester=rita${cursor}`);
      seen.push(...body.items.map(({ number }) => number));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    const { body: all } = await world.as('rita').get<Page<ChangeListItem>>(`/changes?sort=${sort}&limit=200&requester=rita`);
    expect(seen).toEqual(all.items.map(({ number }) => number));
    expect(new Set(seen).size).toBe(all.total);
  });

  it.each(['number', 'title', 'state', 'plannedStart', '-updatedAt'])('should refuse a cursor that the list by %s cannot have given out', async (sort) => {
    for (const position of [['x', 'x'], [null, null, null], ['1', '9'.repeat(40)], ['2026-13-45', 'NaN']]) {
      const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
      expect(await world.as('rita').get(`/changes?sort=${sort}&cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    }
  });

  it('should filter, and refuse filters and sorts it does not know', async () => {
    const { number } = await draft(aChange({ title: 'Filter me 50%' }));
    const list = async (query: string) => (await world.as('abel').get<Page<ChangeListItem>>(`/changes?${query}`)).body.items.map((item) => item.number);
    expect(await list(`q=${encodeURIComponent('me 50%')}&state=new,assess&type=normal&service=SVC-1`)).toEqual([number]);
    expect(await list(`q=${number}&state=closed`)).toEqual([]);
    for (const query of ['sort=password', 'sort=title;drop', 'state=open', 'risk=1', 'service=x', 'limit=0', 'cursor=%7B']) {
      expect(await world.as('abel').get(`/changes?${query}`)).toMatchObject({ status: 400 });
    }
  });

  it('should have the database itself refuse an approval by the requester, under a false requester, or that nobody took', async () => {
    const { number } = await draft();
    const [change] = await world.database.query('select id, requester_id from tollgate.change where number = $1', [number]);
    const [cora] = await world.database.query(`select id from tollgate.person where username = 'cora'`);
    const decided = async (person: string) => {
      const [decision] = await world.database.query(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, variables)
         values (gen_random_uuid(), gen_random_uuid()::text, 'AuthorizeChange', 't', 'p', '1', $1, $2, '{}') returning id`,
        [number, person],
      );
      return decision.id as string;
    };
    const approve = (requester: string, approver: string, decision: string) =>
      world.database.query(
        `insert into tollgate.change_approval (change_id, requester_id, approver_id, decision_id, stage, decision, content_hash)
         values ($1, $2, $3, $4, 'change-manager', 'approved', repeat('0', 64))`,
        [change.id, requester, approver, decision],
      );
    const [ritas, coras] = [await decided(change.requester_id), await decided(cora.id)];
    await expect(approve(change.requester_id, change.requester_id, ritas)).rejects.toThrow(/change_approval_separation_of_duties/);
    await expect(approve(cora.id, change.requester_id, ritas)).rejects.toThrow(/foreign key/);
    await expect(approve(change.requester_id, cora.id, ritas)).rejects.toThrow(/change_approval_decision/);
    await expect(approve(change.requester_id, cora.id, randomUUID())).rejects.toThrow(/change_approval_decision/);
    await expect(approve(change.requester_id, cora.id, coras)).resolves.toBeDefined();
    await expect(world.database.query('update tollgate.change_approval set in_name_of_id = requester_id where decision_id = $1', [coras])).rejects.toThrow(/change_approval_not_for_requester/);
    await expect(world.database.query('update tollgate.change_approval set in_name_of_id = gen_random_uuid() where decision_id = $1', [coras])).rejects.toThrow(/change_approval_in_name_of/);
    await expect(world.database.query(`update tollgate.change set state = 'approved' where number = $1`, [number])).rejects.toThrow(/check constraint/);
  });
});
