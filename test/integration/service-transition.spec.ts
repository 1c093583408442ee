import { jest } from '@jest/globals';
import { systemClock } from '#core/kernel';
import type { AcceptanceView, CalendarEntry, ConflictView, EarlyLifeListItem, EarlyLifeView, ImprovementListItem, Page, RecordProcess, ReleaseView, RiskView, TimelineEntry, TransitionSetView } from '#core/contracts';
import type { Job } from '#platform/job-worker';
import { AcceptanceDirectory, ReleaseDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { startTestEngine, type TestEngine } from '#test/engine';
import { EarlyLifeRegister } from '../../libs/practices/service-transition/src/early-life/early-life-register.js';
import { OpenEarlyLifeSupportJob, type OpenEarlyLifeSupportInput } from '../../libs/practices/service-transition/src/early-life/jobs/open-early-life-support.job.js';
import { ifMatch } from './support/api-client.js';
import { deployModels } from './support/change-walk.js';
import { liveAnswer } from './support/live-answer.js';
import { TransitionWalk } from './support/transition-walk.js';
import { until } from '#test/until';
import { World, type PersonName } from './support/world.js';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A Monday some weeks ago, 08:00 in UTC: what is measured may not lie in the future. */
function aMonday(): number {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS - 84 * DAY_MS + 8 * HOUR_MS;
}

/** The whole of it: server, jobs, outbox and the embedded engine, with a clock that is moved by hand. */
describe('Service transition', () => {
  let engine: TestEngine;
  let world: World;
  let now = aMonday();

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
    await moveTo(now);
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    for (const folder of ['transition', 'improvement', 'risk']) await deployModels(world, folder);
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await engine?.stop();
    jest.restoreAllMocks();
  });

  async function moveTo(moment: number): Promise<void> {
    now = moment;
    jest.spyOn(systemClock, 'now').mockReturnValue(now);
    await engine.client.pinClock({ timestamp: now });
  }

  /** So many hours after midnight of the day that is so many days after today. */
  const at = (days: number, hours: number): number => Math.floor(now / DAY_MS) * DAY_MS + days * DAY_MS + hours * HOUR_MS;
  const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  const learnt = async (origin: string) => (await world.as('rita').get<Page<ImprovementListItem>>(`/improvements?origin=${origin}`)).body.items;

  let names = 0;
  const aService = async (owner: PersonName = 'cora'): Promise<string> => (await world.as('cora').post<{ number: string }>('/services', { name: `Service ${(names += 1)}`, description: '', urgency: 'low', owner })).body.number;
  const aRisk = async (record: string): Promise<string> =>
    (await world.as('rita').post<RiskView>('/risks', { title: 'The vendor may leave', description: '', category: 'delivery', probability: 2, impact: 2, record })).body.number;

  describe('the acceptance of a service', () => {
    it('should be held by a red criterion, go back with the reason, and be signed by operations in the end', async () => {
      // given
      const walk = await TransitionWalk.acceptance(world, { service: await aService() });
      await walk.reaches('evidence');
      await walk.decide('ines', 'CollectEvidence', { readiness: 'red', evidence: 'No alerts yet' });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'green', evidence: 'In the wiki' });
      const { blockers, red, criteria } = await walk.reaches('signing');
      expect([blockers, red]).toEqual([['"It is monitored" is red.'], 2]);
      expect(criteria).toMatchObject([{ key: 'monitoring', readiness: 'red', evidence: { text: 'No alerts yet', by: { username: 'ines' } } }, { readiness: 'green' }, { key: 'manual', readiness: 'not-given', evidence: null }]);
      // when: cora owns the service
      expect(await walk.answer('cora', 'SignAcceptance', { decision: 'accept' })).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining('"It is monitored" is red.') } });
      expect(await walk.answer('cora', 'SignAcceptance', { decision: 'reject', comment: ' ' })).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
      await walk.decide('cora', 'SignAcceptance', { decision: 'reject', comment: 'Alert us first' });
      // then: only who has something to bring is asked again
      await walk.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Alerts go to the shift' });
      await walk.reaches('signing');
      await walk.decide('cora', 'SignAcceptance', { decision: 'accept', comment: 'Seen' });
      const accepted = await walk.reaches('accepted');
      expect(accepted).toMatchObject({ round: 2, red: 1, signatures: [{ decision: 'accept', by: { username: 'cora' } }, { decision: 'reject', comment: 'Alert us first' }] });
      expect(await walk.actions()).toEqual(expect.arrayContaining(['acceptance.created', 'acceptance.criteria-changed', 'acceptance.submitted', 'acceptance.rejected', 'acceptance.returned', 'acceptance.signed', 'acceptance.accepted']));
      const [facts] = await world.app.get(AcceptanceDirectory).byRelease(null, [accepted.service]);
      expect(facts).toMatchObject({ number: walk.number, entered: true, redMandatory: ['The manual is handed over'] });
    });

    it('should not be signed by who hands over or owns a criterion: neither in the task, nor past it', async () => {
      // given: sam is a service manager, and hands over; ines owns the service, and a criterion
      const walk = await TransitionWalk.acceptance(world, { manager: 'sam', service: await aService('ines') });
      await walk.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Yes' });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'amber', evidence: 'Nearly' });
      await walk.reaches('signing');
      // when
      expect(await walk.answer('sam', 'SignAcceptance', { decision: 'accept' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties', detail: expect.stringContaining('You hand this over.') } });
      const { userTaskKey } = await walk.taskOf('sam', 'SignAcceptance');
      expect(await world.as('ines').post(`/tasks/${userTaskKey}/completion`, { variables: { decision: 'accept' } })).toMatchObject({ status: 403 });
      // then: the engine knows only the application, and the database keeps it out, too
      await expect(engine.client.completeUserTask({ userTaskKey, variables: { decision: 'accept' } } as never)).rejects.toThrow(/No decision|denied|rejected/i);
      await expect(world.database.query(
        `insert into tollgate.transition_signature (record, decision, signer_id, excluded, decision_id, comment, content_hash) select $1, 'accept', id, array[id], gen_random_uuid(), '', repeat('0', 64) from tollgate.person where username = 'sam'`, [walk.number],
      )).rejects.toThrow('transition_signature_separation_of_duties');
      expect((await walk.read()).state).toBe('signing');
    });

    it('should ask anew when what is asked changes before it is decided, and count nothing that was brought for other words', async () => {
      // given: everything was brought, and sam is about to sign
      const walk = await TransitionWalk.acceptance(world, { service: await aService() });
      await walk.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Alerts go to the shift' });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'green', evidence: 'In the wiki' });
      await walk.reaches('signing');
      const edit = async (content: Record<string, unknown>) => world.as('carl').patch<AcceptanceView>(`/acceptances/${walk.number}`, content, (await walk.read()).version);
      const asked = (await walk.read()).criteria.map(({ key, text, phase, mandatory, owner }) => ({ key, text, phase, mandatory, owner: owner.username }));
      const [monitoring, contacts, manual] = asked as [object, object, object];
      const training = { key: 'training', text: 'The desk is trained', phase: 'entry', mandatory: true, owner: 'rita', due: dayOf(at(20, 0)) };
      // when
      expect(await edit({ title: 'Another' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('no draft any more'), errors: [{ field: 'title' }] } });
      expect(await edit({ criteria: [{ ...monitoring, mandatory: false }] })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('no mandatory criterion') } });
      expect(await edit({ criteria: [{ ...monitoring, text: 'It is monitored day and night' }, { ...contacts, mandatory: true }, manual, training] })).toMatchObject({ status: 200 });
      // then
      const { round, criteria } = await walk.reaches('evidence');
      expect(round).toBe(2);
      expect(criteria).toMatchObject([{ key: 'monitoring', readiness: 'not-given', evidence: null }, { key: 'contacts', mandatory: true, readiness: 'green' }, { key: 'manual' }, { key: 'training', due: training.due, owner: { username: 'rita' } }]);
      expect(await walk.taskOf('rita', 'CollectEvidence')).toMatchObject({ dueDate: expect.stringContaining(`${training.due}T23:59:59`) });
      const [entry] = (await world.as('rita').get<Page<TimelineEntry>>(`/records/${walk.number}/timeline?limit=50`)).body.items.filter(({ action }) => action === 'acceptance.criteria-changed');
      expect(entry!.changes).toEqual([
        { field: 'monitoring', before: '"It is monitored", mandatory, at entry, of ines', after: '"It is monitored day and night", mandatory, at entry, of ines' },
        { field: 'contacts', before: expect.stringContaining('optional'), after: expect.stringContaining('mandatory') },
        { field: 'training', before: null, after: `"The desk is trained", mandatory, at entry, of rita, by ${training.due}` },
      ]);
      await walk.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Around the clock' });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'green', evidence: 'On Friday' });
      await walk.decide('sam', 'SignAcceptance', { decision: 'accept', comment: 'Seen' });
      await walk.reaches('accepted');
      expect(await edit({ criteria: asked })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('has ended') } });
    });

    it('should wait while a risk that is handed over has no owner', async () => {
      // given
      const walk = await TransitionWalk.acceptance(world, { service: await aService() });
      await walk.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Yes' });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'green', evidence: 'Yes' });
      const { service } = await walk.reaches('signing');
      const risk = await aRisk(service);
      // when
      const held = await walk.answer('cora', 'SignAcceptance', { decision: 'accept' });
      // then
      expect(held).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`${risk} "The vendor may leave" of ${service} has no owner.`) } });
      await world.as('sam').post(`/risks/${risk}/closure`, { reason: 'The contract is signed' });
      await until(`${risk} stands no more in the way`, async () => (await walk.read()).blockers.length === 0);
      await walk.decide('cora', 'SignAcceptance', { decision: 'accept' });
      await walk.reaches('accepted');
    });

    it('should end when it is withdrawn, and be counted by gates only while its criteria are red', async () => {
      const service = await aService();
      const counted = () => liveAnswer(world, 'red-acceptance-criteria', { services: [service] });
      const walk = await TransitionWalk.acceptance(world, { service });
      await walk.decide('rita', 'CollectEvidence', { readiness: 'amber', evidence: 'Nearly' });
      expect(await counted()).toEqual({ value: 0, records: [] });
      await walk.decide('ines', 'CollectEvidence', { readiness: 'red', evidence: 'No' });
      await walk.reaches('signing');
      expect(await counted()).toEqual({ value: 1, records: [{ number: walk.number, title: 'It is monitored' }] });
      expect(await liveAnswer(world, 'red-acceptance-criteria', { services: ['SVC-1'] })).toMatchObject({ records: expect.not.arrayContaining([expect.objectContaining({ number: walk.number })]) });
      await walk.bring('ines', 'monitoring', 'green');
      expect(await counted()).toEqual({ value: 0, records: [] });
      await walk.bring('ines', 'monitoring', 'red');
      expect(await counted()).toMatchObject({ value: 1 });
      expect(await world.as('rita').post(`/acceptances/${walk.number}/withdrawal`, { reason: 'Not mine' })).toMatchObject({ status: 403 });
      expect(await world.as('carl').post(`/acceptances/${walk.number}/withdrawal`, { reason: 'Another way' })).toMatchObject({ status: 200 });
      expect(await walk.reaches('withdrawn')).toMatchObject({ blockers: [], allowedActions: [] });
      expect(await counted()).toEqual({ value: 0, records: [] });
    });
  });

  describe('early-life support', () => {
    const measured = async (walk: TransitionWalk<EarlyLifeView>, ...figures: number[]) => {
      for (const value of figures) await walk.decide('ines', 'MeasureLevel', { value, note: '' });
    };
    /** Until the day is settled: then the next one is planned. */
    const closed = (walk: TransitionWalk<EarlyLifeView>, day: string) => until(`${day} is closed`, async () => (await walk.read()).levels.every(({ days }) => days.some((one) => one.day === day)));
    /** Begins on a Monday morning. */
    const entered = async (service: string) => {
      await moveTo(at((8 - new Date(now).getUTCDay()) % 7 || 7, 8));
      const walk = await TransitionWalk.support(world, service);
      await walk.decide('ines', 'CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed' });
      await walk.decide('carl', 'CollectEntryEvidence', { readiness: 'amber', evidence: 'Two of three' });
      await walk.reaches('running');
      return walk;
    };

    it('should measure its levels each day, be extended, and end as accepted when they hold', async () => {
      // given: a service with a promise
      const service = await aService();
      const slo = (await world.as('sam').post<{ number: string }>('/service-levels', { name: `Up ${service}`, description: '', service, indicator: 'Availability', unit: '%', direction: 'increase', target: 99, owner: 'cora' })).body.number;
      const walk = await entered(service);
      const monday = now;
      expect(await walk.read()).toMatchObject({ startedOn: dayOf(monday), plannedOn: dayOf(at(4, 0)), policy: { workingDays: 5, stableDays: 2 }, extensions: 0 });
      const days = [0, 1, 2, 3, 4].map((index) => dayOf(monday + index * DAY_MS));
      // when: the promise is measured once, and on the last day nobody measures the calls
      for (const [index, day] of days.entries()) {
        await moveTo(monday + index * DAY_MS + HOUR_MS);
        await measured(walk, 1, ...(index === 4 ? [] : [12]));
        if (index === 0) await world.as('cora').post(`/service-levels/${slo}/measurements`, { at: new Date(now).toISOString(), value: 99.5, note: '' });
        await moveTo(monday + index * DAY_MS + 9.5 * HOUR_MS);
        await closed(walk, day);
      }
      // then
      const levels = (await walk.read()).levels;
      expect(levels.map(({ key, days: own }) => [key, own.map(({ value }) => value)])).toEqual([
        ['incidents', [1, 1, 1, 1, 1]],
        ['calls', [12, 12, 12, 12, null]],
        [slo.toLowerCase(), [99.5, 99.5, 99.5, 99.5, 99.5]],
      ]);
      expect(levels.at(-1)!.days.map(({ note }) => note)).toEqual(['', ...Array<string>(4).fill(`Measured on ${dayOf(monday)}`)]);
      expect(await learnt(walk.number)).toMatchObject([{ cause: 'missed-level', owner: { username: 'carl' } }]);
      // when: the planned end
      await moveTo(at(1, 0.5));
      await walk.reaches('deciding');
      for (let asked = 0; asked < 2; asked += 1) await walk.decide('carl', 'CollectExitEvidence', { readiness: 'green', evidence: 'None' });
      const held = await walk.answer('sam', 'DecideSupport', { decision: 'accept' });
      // then
      expect(held).toMatchObject({ status: 409, body: { detail: expect.stringContaining('"Calls to the service desk about it" missed its target in the last 2 days.') } });
      expect(await walk.answer('sam', 'DecideSupport', { decision: 'extend' })).toMatchObject({ status: 400 });
      await walk.decide('sam', 'DecideSupport', { decision: 'extend', comment: 'The calls have to stay down' });
      const nextMonday = monday + 7 * DAY_MS;
      expect(await walk.reaches('running')).toMatchObject({ extensions: 1, plannedOn: dayOf(nextMonday + 4 * DAY_MS) });
      // when: two good days, and operations want to decide early
      for (const index of [0, 1]) {
        await moveTo(nextMonday + index * DAY_MS + HOUR_MS);
        await measured(walk, 0, 3);
        await world.as('cora').post(`/service-levels/${slo}/measurements`, { at: new Date(now).toISOString(), value: 99.9, note: '' });
        await moveTo(nextMonday + index * DAY_MS + 9.5 * HOUR_MS);
        await closed(walk, dayOf(now));
      }
      expect(await world.as('sam').post(`/early-life-supports/${walk.number}/decision`, { reason: 'It runs' })).toMatchObject({ status: 200 });
      await walk.reaches('deciding');
      await walk.decide('sam', 'DecideSupport', { decision: 'accept', comment: 'Ours now' });
      // then
      expect(await walk.reaches('accepted')).toMatchObject({ blockers: [], decisions: [{ decision: 'accept', by: { username: 'sam' } }, { decision: 'extend' }] });
      const process = await world.as('rita').get<RecordProcess>(`/records/${walk.number}/process`);
      expect(process.body).toMatchObject({ processDefinitionId: 'early-life-support', state: 'COMPLETED' });
    });

    it('should be rolled back before its end, by operations and with a lesson', async () => {
      // given
      const walk = await entered(await aService());
      // when: who hands over asks for the decision, but cannot take it
      expect(await world.as('carl').post(`/early-life-supports/${walk.number}/decision`, { reason: 'Nothing works' })).toMatchObject({ status: 200 });
      await walk.reaches('deciding');
      await walk.bring('carl', 'no-major-incident', 'red');
      await moveTo(at(4, 12));
      expect(await walk.answer('sam', 'DecideSupport', { decision: 'accept' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('"No major incident of the delivery is open" is red.') } });
      await walk.decide('sam', 'DecideSupport', { decision: 'roll-back', comment: 'Payments are lost' });
      // then
      expect(await walk.reaches('rolled-back')).toMatchObject({ decisions: [{ decision: 'roll-back', comment: 'Payments are lost' }], allowedActions: [] });
      expect(await learnt(walk.number)).toMatchObject([{ cause: 'rolled-back', owner: { username: 'carl' } }]);
    });

    it('should not begin before the acceptance of its service is signed', async () => {
      // given
      const service = await aService();
      const acceptance = await TransitionWalk.acceptance(world, { service });
      await acceptance.decide('ines', 'CollectEvidence', { readiness: 'green', evidence: 'Yes' });
      await acceptance.decide('rita', 'CollectEvidence', { readiness: 'green', evidence: 'Yes' });
      const walk = await TransitionWalk.support(world, service);
      await walk.decide('ines', 'CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed' });
      await walk.decide('carl', 'CollectEntryEvidence', { readiness: 'green', evidence: 'There' });
      // when
      const held = await walk.answer('carl', 'ClearEntry', { note: 'Let us go' });
      // then
      expect(held).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`${acceptance.number}, the acceptance of ${service}, is not signed.`) } });
      await acceptance.decide('cora', 'SignAcceptance', { decision: 'accept' });
      await acceptance.reaches('accepted');
      await walk.decide('carl', 'ClearEntry', { note: 'It is signed' });
      await walk.reaches('running');
      // then: exit criteria of the acceptance are asked for at the end
      await world.as('carl').post(`/early-life-supports/${walk.number}/decision`, { reason: 'Try' });
      await walk.reaches('deciding');
      await walk.decide('ines', 'CollectExitEvidence', { readiness: 'green', evidence: 'Here' });
      await until('the acceptance has what was brought', async () => (await acceptance.read()).criteria.find(({ key }) => key === 'manual')!.readiness === 'green');
    });

    it('should keep changes away, and lie on the calendar', async () => {
      const service = await aService();
      const walk = await entered(service);
      const { startedOn, plannedOn } = await walk.read();
      const lying = await world.as('rita').get<CalendarEntry[]>(`/calendar?from=${startedOn}T00:00:00Z&to=${plannedOn}T23:00:00Z&kind=early-life-support`);
      expect(lying.body.filter(({ services }) => services.includes(service))).toMatchObject([{ kind: 'early-life-support', number: walk.number, services: [service], state: 'running' }]);
      const window = { type: 'normal', services: [service], items: [], plannedStart: `${plannedOn}T10:00:00Z`, plannedEnd: `${plannedOn}T11:00:00Z` };
      const found = await world.as('rita').post<ConflictView[]>('/planning/conflicts', window);
      expect(found.body).toMatchObject([{ kind: 'early-life-support', severity: 'reason', recordNumber: walk.number }]);
    });

    it('should be opened once for a release, whose process then calls it', async () => {
      // given
      const service = await aService();
      const { number } = (await world.as('cora').post<ReleaseView>('/releases', { title: 'Portal 2', type: 'minor', services: [service], earlyLifeDays: 7 })).body;
      const job = new OpenEarlyLifeSupportJob(world.app.get(EarlyLifeRegister), world.app.get(ReleaseDirectory));
      const opened = () => world.app.get(UnitOfWork).run((tx) => job.handle({ variables: { recordNumber: number } } as Job<OpenEarlyLifeSupportInput>, tx));
      // when
      const [first, again] = [await opened(), await opened()];
      // then
      expect(again).toEqual(first);
      const { body } = await world.as('rita').get<Page<EarlyLifeListItem>>(`/early-life-supports?release=${number}`);
      expect(first).toMatchObject({ variables: { earlyLifeSupport: body.items[0]!.number } });
      expect(body).toMatchObject({ total: 1, items: [{ title: 'Portal 2', services: [service], release: number, manager: { username: 'cora' }, state: 'entry' }] });
    });

    it('should be edited until it ends, with what is fixed once it has begun', async () => {
      // given
      const walk = await TransitionWalk.support(world, await aService());
      await walk.taskOf('ines', 'CollectEntryEvidence');
      const edit = async (content: Record<string, unknown>) => world.as('carl').patch<EarlyLifeView>(`/early-life-supports/${walk.number}`, content, (await walk.read()).version);
      const levels = [{ key: 'mails', name: 'Mails about it', unit: 'a day', direction: 'decrease', target: 5 }];
      // when
      expect(await edit({ title: 'The portal', daysAsked: 7, levels })).toMatchObject({ status: 200, body: { title: 'The portal', daysAsked: 7, levels: [{ key: 'mails' }], locked: {} } });
      await walk.decide('ines', 'CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed' });
      await walk.decide('carl', 'CollectEntryEvidence', { readiness: 'green', evidence: 'There' });
      const { locked } = await walk.reaches('running');
      // then
      expect(Object.keys(locked)).toEqual(['daysAsked', 'levels']);
      expect(await edit({ daysAsked: 9 })).toMatchObject({ status: 409, body: { detail: locked['daysAsked'], errors: [{ field: 'daysAsked' }] } });
      expect(await edit({ desk: 'cora' })).toMatchObject({ status: 200, body: { desk: { username: 'cora' } } });
      const { items } = (await world.as('rita').get<Page<TimelineEntry>>(`/records/${walk.number}/timeline?limit=50`)).body;
      expect(items.find(({ action }) => action === 'early-life.levels-changed')!.changes).toContainEqual({ field: 'levels', before: expect.stringContaining('Calls'), after: 'Mails about it: at most 5 a day' });
      expect(items.find(({ action }) => action === 'early-life.edited')!.changes).toEqual([{ field: 'desk', before: 'ines', after: 'cora' }]);
    });

    it('should be cancelled with a reason when it makes no sense any more: by operations once it runs, and not past its release', async () => {
      // given
      const cancel = (who: PersonName, number: string) => world.as(who).post<EarlyLifeView>(`/early-life-supports/${number}/cancellation`, { reason: 'The portal was switched off' });
      const waiting = await TransitionWalk.support(world, await aService());
      const running = await entered(await aService());
      // when
      expect(await cancel('rita', waiting.number)).toMatchObject({ status: 403 });
      expect(await cancel('carl', waiting.number)).toMatchObject({ status: 200 });
      expect(await cancel('carl', running.number)).toMatchObject({ status: 403, body: { code: 'not-permitted', detail: expect.stringContaining('has begun') } });
      expect(await cancel('sam', running.number)).toMatchObject({ status: 200 });
      // then
      for (const walk of [waiting, running]) {
        expect(await walk.reaches('cancelled')).toMatchObject({ blockers: [], allowedActions: [] });
        expect(await walk.actions()).toEqual(expect.arrayContaining(['early-life.cancellation-asked', 'early-life.cancelled']));
        await until(`the process of ${walk.number} has ended`, async () => (await world.as('rita').get<RecordProcess>(`/records/${walk.number}/process`)).body.state === 'COMPLETED');
      }
      const { number } = (await world.as('cora').post<ReleaseView>('/releases', { title: 'Portal 3', type: 'minor', services: ['SVC-1'], earlyLifeDays: 7 })).body;
      const job = new OpenEarlyLifeSupportJob(world.app.get(EarlyLifeRegister), world.app.get(ReleaseDirectory));
      const opened = await world.app.get(UnitOfWork).run((tx) => job.handle({ variables: { recordNumber: number } } as Job<OpenEarlyLifeSupportInput>, tx));
      const { earlyLifeSupport } = (opened as unknown as { variables: { earlyLifeSupport: string } }).variables;
      expect(await cancel('sam', earlyLifeSupport)).toMatchObject({ status: 409, body: { code: 'illegal-transition', detail: expect.stringContaining(`${number} calls ${earlyLifeSupport}`) } });
    });

    it('should be measured by the service desk only, and corrected on its days only', async () => {
      const walk = await entered(await aService());
      const measure = (who: PersonName, body: Record<string, unknown>) => world.as(who).post(`/early-life-supports/${walk.number}/levels/incidents/measurements`, { value: 2, note: 'Late', ...body });
      expect(await measure('carl', {})).toMatchObject({ status: 403 });
      expect(await measure('ines', { day: '2020-01-01' })).toMatchObject({ status: 400 });
      expect(await measure('ines', {})).toMatchObject({ status: 200, body: { levels: expect.arrayContaining([expect.objectContaining({ key: 'incidents', days: [expect.objectContaining({ value: 2, by: expect.objectContaining({ username: 'ines' }) })] })]) } });
    });
  });

  it('should begin with the set that a service manager composes', async () => {
    const { body: set } = await world.as('rita').get<TransitionSetView>('/transition-sets/service-acceptance');
    expect(set.criteria.map(({ key }) => key)).toEqual(['access', 'support-model', 'service-desk-briefed', 'monitoring', 'capacity', 'patching', 'continuity', 'slas', 'contacts', 'licences', 'documentation', 'training']);
    const replace = (who: PersonName, criteria: unknown[], version: number) => fetchPut(who, { criteria, levels: [] }, version);
    expect(await replace('rita', set.criteria, set.version)).toMatchObject({ status: 403 });
    expect(await replace('sam', [set.criteria[0], set.criteria[0]], set.version)).toMatchObject({ status: 400 });
    expect(await replace('sam', set.criteria.slice(0, 2), set.version)).toMatchObject({ status: 200 });
    expect(await replace('sam', set.criteria, set.version)).toMatchObject({ status: 412 });
    const made = await world.as('carl').post<AcceptanceView>('/acceptances', { title: 'With two', service: 'SVC-1' });
    expect(made.body.criteria.map(({ key }) => key)).toEqual(['access', 'support-model']);
    await replace('sam', set.criteria, set.version + 1);
  });

  function fetchPut(who: PersonName, body: unknown, version: number) {
    return world.as(who).put('/transition-sets/service-acceptance', body, ifMatch(version));
  }
});
