import { AuditTrail } from '#platform/audit';
import { StuckRecords } from '../home/stuck-records.js';
import { operationsUnderTest, type OperationsUnderTest } from '#test/operations';
import { Reconciliation } from './reconciliation.js';

describe('records and their processes', () => {
  let operations: OperationsUnderTest;

  beforeAll(async () => {
    operations = await operationsUnderTest();
  }, 60_000);
  afterAll(() => operations?.close());

  const reconcile = (now?: Date) => operations.practice.get(Reconciliation).run(now);

  it('should flag, once, a record that is open though its process was ended at the engine', async () => {
    // given
    const key = await operations.start('CHG-201');
    await operations.start('CHG-202');
    await operations.engine.client.cancelProcessInstance({ processInstanceKey: key as never });
    // when
    const [first, second] = [await reconcile(), await reconcile()];
    // then
    expect(first).toEqual(['CHG-201']);
    expect(second).toEqual([]);
    const { items } = await operations.practice.get(AuditTrail).timeline('CHG-201', { limit: 10 });
    expect(items).toMatchObject([{ action: 'process.ended-at-engine', by: null, reason: expect.stringContaining(key) }]);
    expect(await operations.practice.get(StuckRecords).list(new Date())).toContainEqual(
      expect.objectContaining({ recordNumber: 'CHG-201', title: 'Title of CHG-201', elementName: 'Process ended at the engine', waitsFor: 'operator' }),
    );
  });

  it('should give a record that has just moved time to follow its process', async () => {
    // given
    const key = await operations.start('CHG-210');
    operations.records.open.get('CHG-210')!.updatedAt = new Date();
    await operations.engine.client.cancelProcessInstance({ processInstanceKey: key as never });
    // then
    expect(await reconcile()).toEqual([]);
    expect(await reconcile(new Date(Date.now() + 30_000))).toEqual(['CHG-210']);
  });

  it('should say who is waited for when nothing moved for a day, and which step has an incident', async () => {
    // given
    await operations.start('CHG-220');
    await operations.completeJob('CHG-220');
    await operations.start('CHG-221');
    await operations.failJob('CHG-221', 'no disk');
    // when
    const tomorrow = await operations.practice.get(StuckRecords).list(new Date(Date.now() + 25 * 3600_000));
    const today = await operations.practice.get(StuckRecords).list(new Date());
    // then
    expect(tomorrow).toContainEqual(expect.objectContaining({ recordNumber: 'CHG-220', elementName: 'Look at it', waitsFor: 'change-manager' }));
    expect(today).not.toContainEqual(expect.objectContaining({ recordNumber: 'CHG-220' }));
    expect(today).toContainEqual(expect.objectContaining({ recordNumber: 'CHG-221', elementName: 'Work', waitsFor: 'operator' }));
  });
});
