import { randomUUID } from 'node:crypto';
import { ManualClock } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { Inbox, NotificationsModule, notificationsMigrations } from '#platform/notifications';
import { OrchestrationModule, orchestrationMigrations } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { Job } from '#platform/job-worker';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import type { Risk } from '../domain/risk.entity.js';
import { BeginMonitoringJob } from '../jobs/begin-monitoring.job.js';
import { RecordOwnershipJob } from '../jobs/record-ownership.job.js';
import { RecordRatingJob } from '../jobs/record-rating.job.js';
import { RemindOwnerJob } from '../jobs/remind.job.js';
import { riskManagementMigrations } from '../migrations/risk-management.migrations.js';
import { RiskManagementJobsModule } from '../risk-management.module.js';
import { CLOCK } from './clock.js';
import { RiskList } from './risk-list.js';
import { RiskRecords } from './risk-records.js';
import { Risks, type NewRisk } from './risks.js';

const NOON = Date.parse('2027-03-05T12:00:00Z');
const DAY_MS = 24 * 3600 * 1000;

describe('the register of risks', () => {
  const clock = new ManualClock(NOON);
  let practice: PracticeUnderTest;
  let rita: Actor;
  let cora: Actor;

  beforeAll(async () => {
    practice = await aPractice({
      importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' } })],
      imports: [NotificationsModule.forRoot({ smtpUrl: undefined, mailFrom: '' }), RiskManagementJobsModule],
      migrations: [...orchestrationMigrations, ...notificationsMigrations, ...riskManagementMigrations],
      override: [{ token: CLOCK, value: clock }],
    });
    rita = await practice.person('rita', 'requester');
    cora = await practice.person('cora', 'service-manager');
  });
  afterAll(() => practice?.close());
  beforeEach(() => clock.set(NOON));

  const inWork = <T>(act: (tx: Transaction) => Promise<T>) => practice.get(UnitOfWork).run(act);
  const read = (number: string) => inWork((tx) => practice.get(RiskRecords).forJob(number, tx));
  const aRisk = async (content: Partial<NewRisk> = {}): Promise<Risk> => {
    const risk = { title: 'The supplier may not deliver', description: '', probability: 2, impact: 3, category: 'delivery', owner: null, record: null, ...content } as const;
    const created = await practice.get(Risks).create(risk, rita);
    if (!created.ok) throw new Error(created.failure.message);
    return created.value;
  };
  const job = <Variables>(variables: Variables) => ({ variables }) as unknown as Job<Variables & object>;
  const rate = ({ number: recordNumber }: Risk, level: 'low' | 'moderate' | 'high', withinAppetite: boolean) =>
    inWork((tx) => practice.get(RecordRatingJob).handle(job({ recordNumber, rating: { level, withinAppetite, reviewDays: 30, reason: 'By the table' } }), tx));
  const watch = ({ number: recordNumber }: Risk) => inWork((tx) => practice.get(BeginMonitoringJob).handle(job({ recordNumber }), tx));
  const respond = ({ id }: Risk) => practice.query(`update tollgate.risk set response = 'reduce', response_plan = 'Another one' where id = $1`, [id]);

  it('should refuse an owner and a record that nobody knows', async () => {
    const base = { title: 'A risk', description: '', probability: 2, impact: 3, category: 'delivery', owner: null, record: null } as const;
    expect(await practice.get(Risks).create({ ...base, owner: 'nobody' }, rita)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'owner' } });
    expect(await practice.get(Risks).create({ ...base, record: 'CHG-77' }, rita)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'record' } });
  });

  it('should let one win of two who change the same version, and only those who may', async () => {
    // given
    const { number } = await aRisk();
    // when
    const both = await Promise.all(['One', 'Other'].map((title) => practice.get(Risks).edit(number, 1, { title }, rita)));
    const stranger = await practice.get(Risks).close(number, 'Gone', rita);
    // then
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'version-mismatch' } });
    expect(stranger).toMatchObject({ ok: false, failure: { code: 'not-permitted' } });
  });

  it('should list in pages that neither skip nor repeat a risk, and refuse a cursor that is none of its own', async () => {
    // given
    const numbers: string[] = [];
    for (const probability of [5, 1, 4, 4, 2]) numbers.push((await aRisk({ probability, impact: 5, category: 'financial' })).number);
    const filter = { category: ['financial'] as ['financial'] };
    // when
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await practice.get(RiskList).page(filter, { sort: '-score', limit: 2, cursor });
      if (!page.ok) throw new Error(page.failure.message);
      expect(page.value.total).toBe(5);
      seen.push(...page.value.items.map(({ number }) => number));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    // then
    expect(seen).toEqual([0, 3, 2, 4, 1].map((index) => numbers[index]));
    const strange = Buffer.from('["x", 1]').toString('base64url');
    expect(await practice.get(RiskList).page(filter, { sort: '-score', limit: 2, cursor: strange })).toMatchObject({ ok: false, failure: { at: 'cursor' } });
    expect((await practice.get(RiskList).heatMap(filter)).cells).toContainEqual({ probability: 4, impact: 5, count: 2, aboveAppetite: 2 });
  });

  it('should not take the answer of somebody who is no longer asked for that of the one who is', async () => {
    // given: Cora has accepted, and before her answer is recorded the risk is handed to Rita
    const { number } = await aRisk({ owner: 'cora' });
    await practice.get(Risks).handOver(number, 'rita', 'She knows the supplier', cora);
    // when
    await inWork((tx) => practice.get(RecordOwnershipJob).handle(job({ recordNumber: number, ownership: 'accept' as const, owner: 'cora' }), tx));
    // then
    expect(await read(number)).toMatchObject({ ownerId: rita.personId, ownerAcceptedAt: null });
  });

  it('should look again as many days ahead as the table says, unless a date is set that lies ahead', async () => {
    // given
    const risk = await aRisk();
    await rate(risk, 'moderate', true);
    await respond(risk);
    // when
    expect(await watch(risk)).toMatchObject({ variables: { reviewAt: new Date(NOON + 30 * DAY_MS).toISOString() } });
    // then: begun anew before the review, the date stays; after it, the days count from then
    clock.set(NOON + 10 * DAY_MS);
    await rate(risk, 'moderate', true);
    expect(await watch(risk)).toMatchObject({ variables: { reviewAt: new Date(NOON + 30 * DAY_MS).toISOString() } });
    clock.set(NOON + 31 * DAY_MS);
    await rate(risk, 'moderate', true);
    expect(await watch(risk)).toMatchObject({ variables: { reviewAt: new Date(NOON + 61 * DAY_MS).toISOString() } });
  });

  it('should ask for the response again when the level has become another', async () => {
    // given
    const risk = await aRisk();
    await rate(risk, 'moderate', true);
    await respond(risk);
    await watch(risk);
    // then
    expect(await rate(risk, 'moderate', true)).toMatchObject({ variables: { responseDecided: true } });
    expect(await rate(risk, 'high', false)).toMatchObject({ variables: { responseDecided: false } });
    expect(await read(risk.number)).toMatchObject({ state: 'assessed', level: 'high', aboveAppetite: true, reviewAt: null });
  });

  it('should reach the proposed owner in their inbox, and once more with each reminder', async () => {
    // given
    const risk = await aRisk({ owner: 'cora' });
    // when
    await inWork((tx) => practice.get(RemindOwnerJob).handle(job({ recordNumber: risk.number }), tx));
    // then
    const inbox = await practice.get(Inbox).of(cora, { limit: 50 });
    const told = inbox.ok ? inbox.value.items.filter(({ recordNumber }) => recordNumber === risk.number).map(({ action }) => action) : [];
    expect(told).toEqual(['risk.acceptance-overdue', 'risk.created']);
  });

  it('should not let the database take an acceptance by the owner, whoever writes it', async () => {
    // given
    const { id } = await aRisk({ owner: 'cora' });
    const columns = 'risk_id, owner_id, approver_id, decision_id, decision, content_hash';
    // when
    const own = practice.query(`insert into tollgate.risk_acceptance (${columns}) values ($1, $2, $2, $3, 'approved', repeat('a', 64))`, [id, cora.personId, randomUUID()]);
    // then
    await expect(own).rejects.toThrow('risk_acceptance_separation_of_duties');
  });
});
