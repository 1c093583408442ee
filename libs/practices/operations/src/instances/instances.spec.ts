import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { operationsUnderTest, type OperationsUnderTest } from '#test/operations';
import { until } from '#test/until';
import { InstanceReader } from './instance-reader.js';
import { OperatorActions } from './operator-actions.js';

let operations: OperationsUnderTest;
let oskar: Actor;

beforeAll(async () => {
  operations = await operationsUnderTest();
  oskar = await operations.practice.person('oskar', 'operator');
}, 60_000);
afterAll(() => operations?.close());

const reader = () => operations.practice.get(InstanceReader);
const actions = () => operations.practice.get(OperatorActions);

async function read(key: string) {
  const view = await reader().view(key);
  if (!view.ok) throw new Error(view.failure.message);
  return view.value;
}

const timelineOf = async (number: string) => (await operations.practice.get(AuditTrail).timeline(number, { limit: 20 })).items;

describe('what operations see', () => {
  it('should find an instance by record number, state and incident, newest first', async () => {
    // given
    const key = await operations.start('CHG-101');
    await operations.failJob('CHG-101', 'no disk');
    await operations.start('CHG-102');
    // when
    const byRecord = await reader().list({ record: 'CHG-101', limit: 10 });
    const stuck = await reader().list({ state: ['ACTIVE'], process: 'watched', incident: true, limit: 10 });
    // then
    expect(byRecord).toMatchObject({ ok: true, value: { total: 1, items: [{ processInstanceKey: key, recordNumber: 'CHG-101', processName: 'Watched process', state: 'ACTIVE', hasIncident: true }] } });
    expect(stuck.ok && stuck.value.items.map(({ recordNumber }) => recordNumber)).toContain('CHG-101');
    expect(stuck.ok && stuck.value.items.map(({ recordNumber }) => recordNumber)).not.toContain('CHG-102');
  });

  it('should page through instances, each once', async () => {
    // given
    for (const number of ['CHG-111', 'CHG-112', 'CHG-113']) await operations.start(number);
    // when
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader().list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      if (!page.ok) throw new Error(page.failure.message);
      seen.push(...page.value.items.map(({ processInstanceKey }) => processInstanceKey));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    // then
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('should show diagram, tokens, history and variables of an instance', async () => {
    // given
    const key = await operations.start('CHG-120', { amount: 3, title: 'A "quoted" title' });
    // when
    const view = await read(key);
    // then
    expect(view.bpmnXml).toContain('<bpmn:process id="watched"');
    expect(view.elements).toContainEqual({ elementId: 'Work', active: 1, completed: 0, canceled: 0, incidents: 0 });
    expect(view.takenFlows).toEqual(['F1']);
    expect(view.history.map(({ elementId, state }) => `${elementId} ${state}`)).toEqual(expect.arrayContaining(['Start COMPLETED', 'Work ACTIVE']));
    expect(view.variables.map(({ name, value, scopeKey }) => [name, value, scopeKey])).toEqual([
      ['amount', '3', key],
      ['number', '"CHG-120"', key],
      ['title', '"A \\"quoted\\" title"', key],
    ]);
  });

  it('should say that there is no such instance', async () => {
    expect(await reader().view('4503599627370497')).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });
});

describe('what an operator does', () => {
  it('should fix a variable, with the reason and the value before in the timeline of the record', async () => {
    // given
    const key = await operations.start('CHG-130', { plannedStart: 'tomorrow' });
    const fix = { scopeKey: key, name: 'plannedStart', value: '"2026-12-01T20:00:00Z"', reason: 'Not a date' };
    // when
    const done = await actions().setVariable(key, fix, oskar);
    // then
    expect(done.ok).toBe(true);
    expect((await read(key)).variables).toContainEqual(expect.objectContaining({ name: 'plannedStart', value: '"2026-12-01T20:00:00Z"' }));
    expect(await timelineOf('CHG-130')).toMatchObject([
      { action: 'operation.variable-set', reason: 'Not a date', by: { username: 'oskar' }, changes: [{ field: 'variable plannedStart', before: '"tomorrow"', after: '"2026-12-01T20:00:00Z"' }] },
    ]);
  });

  it('should keep every digit of a number', async () => {
    // given
    const key = await operations.start('CHG-131');
    // when
    await actions().setVariable(key, { scopeKey: key, name: 'big', value: '9007199254740993', reason: 'Exact' }, oskar);
    // then
    expect((await read(key)).variables).toContainEqual(expect.objectContaining({ name: 'big', value: '9007199254740993' }));
  });

  it.each([
    [{ value: 'tomorrow' }, 'validation-failed'],
    [{ scopeKey: '4503599627370497' }, 'not-found'],
  ])('should refuse %p and change nothing', async (wrong, code) => {
    // given
    const number = `CHG-14${code.length}`;
    const key = await operations.start(number);
    // when
    const done = await actions().setVariable(key, { scopeKey: key, name: 'x', value: '1', reason: 'Try', ...wrong }, oskar);
    // then
    expect(done).toMatchObject({ ok: false, failure: { code } });
    expect((await read(key)).variables.map(({ name }) => name)).toEqual(['number']);
    expect(await timelineOf(number)).toEqual([]);
  });

  it('should give a failed job new tries and resolve its incident', async () => {
    // given
    const key = await operations.start('CHG-150');
    await operations.failJob('CHG-150', 'disk full');
    const [incident] = (await read(key)).incidents;
    // when
    const done = await actions().retry(incident!.incidentKey, 'Disk was grown', 2, oskar);
    // then
    expect(done.ok).toBe(true);
    expect(await read(key)).toMatchObject({ hasIncident: false, incidents: [{ state: 'RESOLVED' }] });
    expect(await timelineOf('CHG-150')).toMatchObject([{ action: 'operation.incident-retried', reason: 'Disk was grown' }]);
    expect(await actions().retry(incident!.incidentKey, 'Again', 2, oskar)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('should cancel an instance and the record with it, with the reason', async () => {
    // given
    const key = await operations.start('CHG-160');
    // when
    const done = await actions().cancel(key, 'Duplicate of CHG-159', oskar);
    // then
    expect(done.ok).toBe(true);
    expect(operations.records.cancellations).toContainEqual({ number: 'CHG-160', reason: 'Duplicate of CHG-159', by: 'oskar' });
    await until('the instance ends', async () => (await read(key)).state === 'TERMINATED');
    expect(await timelineOf('CHG-160')).toMatchObject([{ action: 'operation.instance-cancelled', reason: 'Duplicate of CHG-159' }]);
    expect(await actions().cancel(key, 'Again', oskar)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });
});
