import { AuditTrail } from '#platform/audit';
import { calendarMigrations, CalendarModule, Freezes } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import { Inbox, Notifier, notificationsMigrations, NotificationsModule, Watchers } from '#platform/notifications';
import { orchestrationMigrations, OrchestrationModule } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { aMailServer, type MailServer } from '#test/mail-server';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { until } from '#test/until';
import { collaborationMigrations } from '../collaboration.migrations.js';
import { CollaborationHttpModule } from '../collaboration.module.js';
import { Comments } from './comments.js';
import { RecordLinks } from './record-links.js';
import { SavedViews } from './saved-views.js';

describe('working together on records', () => {
  let practice: PracticeUnderTest;
  let mails: MailServer;
  let hanna: Actor;
  let ruth: Actor;
  let mei: Actor;

  beforeAll(async () => {
    mails = await aMailServer();
    practice = await aPractice({
      imports: [CalendarModule, NotificationsModule.forRoot({ smtpUrl: mails.url, mailFrom: 'tollgate@example.org' }), CollaborationHttpModule],
      importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' } })],
      migrations: [...calendarMigrations, ...orchestrationMigrations, ...notificationsMigrations, ...collaborationMigrations],
    });
    hanna = await practice.person('hanna', 'change-manager');
    ruth = await practice.person('ruth', 'cab-member');
    mei = await practice.person('mei', 'implementer');
    await practice.query(`update tollgate.person set email = username || '@example.org' where username <> 'mei'`);
  });
  afterAll(async () => {
    await practice?.close();
    await mails?.close();
  });

  /** A record of the smallest kind. */
  const aRecord = async (name: string, by = hanna): Promise<string> => {
    const made = await practice.get(Freezes).create({ name, kind: 'soft', start: new Date('2026-12-01T00:00:00Z'), end: new Date('2026-12-02T00:00:00Z'), services: [], reason: '' }, by);
    if (!made.ok) throw new Error(made.failure.message);
    return made.value.number;
  };
  const inboxOf = async (person: Actor) => {
    const inbox = await practice.get(Inbox).of(person, { limit: 50 });
    if (!inbox.ok) throw new Error(inbox.failure.message);
    return inbox.value;
  };
  const noticesOf = async (person: Actor, number: string) => (await inboxOf(person)).items.filter(({ recordNumber }) => recordNumber === number);

  it('should tell whom a comment mentions, and those who watch, each once and never the author', async () => {
    // given a record made by Hanna, watched by Mei
    const number = await aRecord('Payroll');
    await practice.get(UnitOfWork).run((tx) => practice.get(Watchers).watch(number, mei.personId, tx));
    // when
    const comment = await practice.get(Comments).add(number, 'Please look, @Ruth and @nobody. @mei knows more.', hanna);
    // then
    expect(comment).toMatchObject({ ok: true, value: { by: { username: 'hanna' }, mentions: expect.arrayContaining([expect.objectContaining({ username: 'ruth' })]) } });
    expect(await noticesOf(ruth, number)).toMatchObject([{ because: 'mentioned', action: 'comment.added', recordTitle: 'Payroll', by: { username: 'hanna' }, read: false }]);
    expect(await noticesOf(mei, number)).toMatchObject([{ because: 'mentioned' }]);
    expect(await noticesOf(hanna, number)).toEqual([]);
    expect((await practice.get(AuditTrail).timeline(number, { limit: 1 })).items[0]).toMatchObject({ action: 'comment.added', changes: [{ field: 'comment' }] });
  });

  it('should tell those who watch of every line of the timeline, and let them stop', async () => {
    // given
    const number = await aRecord('Quarter end');
    await practice.get(Comments).add(number, 'I am interested.', ruth);
    // when
    await practice.get(Freezes).change(number, 1, { kind: 'hard' }, hanna);
    await practice.get(UnitOfWork).run((tx) => practice.get(Watchers).unwatch(number, ruth.personId, tx));
    await practice.get(Freezes).change(number, 2, { kind: 'soft' }, hanna);
    // then
    expect((await noticesOf(ruth, number)).map(({ action, because }) => [action, because])).toEqual([['freeze.changed', 'watching']]);
    expect((await noticesOf(hanna, number)).map(({ action }) => action)).toEqual(['comment.added']);
  });

  it('should let the author change a comment and take it back, and nobody else; the timeline keeps what was said', async () => {
    // given
    const number = await aRecord('Audit');
    const comments = practice.get(Comments);
    const added = await comments.add(number, 'First.', ruth);
    const id = added.ok ? added.value.id : '';
    expect(await comments.edit(number, id, 'Mine now.', hanna)).toMatchObject({ ok: false, failure: { code: 'not-permitted' } });
    // when
    await comments.edit(number, id, 'Second, @mei.', ruth);
    await comments.takeBack(number, id, ruth);
    // then
    expect(await comments.of(number, { limit: 10 })).toMatchObject({ ok: true, value: { items: [{ text: null, mentions: [] }] } });
    expect(await comments.edit(number, id, 'Again.', ruth)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect((await noticesOf(mei, number)).map(({ because }) => because)).toContain('mentioned');
    const { items } = await practice.get(AuditTrail).timeline(number, { limit: 3 });
    expect(items.map(({ action, changes }) => [action, changes[0]?.before])).toEqual([['comment.taken-back', 'Second, @mei.'], ['comment.edited', 'First.'], ['comment.added', null]]);
  });

  it('should refuse a comment on a record that is not there', async () => {
    expect(await practice.get(Comments).add('FRZ-99999', 'Hello?', ruth)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(await practice.get(Comments).add('nonsense', 'Hello?', ruth)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('should bring mail to those who have an address, again when the server was away, never when it refuses', async () => {
    // given
    const number = await aRecord('Mail');
    const tell = (who: Actor, text: string) =>
      practice.get(UnitOfWork).run((tx) => practice.get(Notifier).tell([who.personId], { because: 'mentioned', recordNumber: number, action: 'comment.added', actor: hanna, text }, tx));
    // when
    mails.refuseNext('451 come back later');
    await tell(ruth, 'comes on the second try');
    await tell(mei, 'has nowhere to go');
    // then
    await until('the mail comes', async () => mails.received.some((mail) => mail.includes('comes on the second try')));
    const mail = mails.received.find((one) => one.includes('comes on the second try'))!;
    expect(mail).toMatch(/^To: ruth@example\.org$/m);
    expect(mail).toMatch(new RegExp(`^Subject: ${number}: comment added$`, 'm'));
    expect(mails.received.join()).not.toContain('nowhere to go');
    // when refused for good
    mails.refuseNext('550 no such person');
    await tell(ruth, 'is never taken');
    // then
    await until('the mail is given up', async () => (await practice.query(`select 1 from tollgate.outbox_effect where state = 'refused' and effect->>'text' like '%is never taken%'`)).length === 1);
  });

  it('should mark what was read, one by one or all, and only one’s own', async () => {
    // given
    const number = await aRecord('Reading');
    await practice.get(Comments).add(number, '@ruth one', hanna);
    await practice.get(Comments).add(number, '@ruth two', hanna);
    const [newest] = await noticesOf(ruth, number);
    // when somebody else tries
    await practice.get(Inbox).read(mei, [newest!.id]);
    expect((await noticesOf(ruth, number)).map(({ read }) => read)).toEqual([false, false]);
    await practice.get(Inbox).read(ruth, [newest!.id]);
    // then
    expect((await noticesOf(ruth, number)).map(({ read }) => read)).toEqual([true, false]);
    await practice.get(Inbox).read(ruth, 'all');
    expect((await inboxOf(ruth)).unread).toBe(0);
  });

  it('should show a link from both sides, once, in both timelines', async () => {
    // given
    const [one, other] = [await aRecord('One'), await aRecord('Other')];
    const links = practice.get(RecordLinks);
    // when
    const added = await links.add(one, 'caused-by', other, ruth);
    // then
    expect(added).toMatchObject({ ok: true, value: { kind: 'caused-by', outgoing: true, number: other, title: 'Other' } });
    expect(await links.of(other)).toMatchObject([{ kind: 'caused-by', outgoing: false, number: one, title: 'One' }]);
    expect(await links.add(one, 'caused-by', other, mei)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(await links.add(one, 'blocked-by', one, mei)).toMatchObject({ ok: false, failure: { code: 'validation-failed' } });
    expect(await links.add(one, 'blocked-by', 'FRZ-99999', mei)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'number' } });
    // and when it is removed from the other side
    await links.remove(other, added.ok ? added.value.id : '', mei);
    // then
    expect(await links.of(one)).toEqual([]);
    for (const number of [one, other]) {
      expect((await practice.get(AuditTrail).timeline(number, { limit: 2 })).items.map(({ action }) => action)).toEqual(['link.removed', 'link.added']);
    }
  });

  it('should keep views private or share them with a role, and let only their owner change them', async () => {
    // given
    const views = practice.get(SavedViews);
    const content = { name: 'Waiting for the board', query: 'state=authorize', sharedWith: ['cab-member' as const] };
    const shared = await views.save('changes', content, hanna);
    const id = shared.ok ? shared.value.id : '';
    await views.save('changes', { ...content, name: 'Mine', sharedWith: [] }, hanna);
    // then
    expect((await views.of('changes', ruth)).map(({ name }) => name)).toEqual(['Waiting for the board']);
    expect(await views.of('changes', mei)).toEqual([]);
    expect((await views.of('changes', hanna)).map(({ name }) => name)).toEqual(['Mine', 'Waiting for the board']);
    expect(await views.save('changes', { ...content, name: 'mine' }, hanna)).toMatchObject({ ok: false, failure: { code: 'conflict', at: 'name' } });
    // when others try to change it
    expect(await views.change(id, 1, { name: 'Theirs' }, ruth)).toMatchObject({ ok: false, failure: { code: 'not-permitted' } });
    expect(await views.remove(id, mei)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    // when the owner does
    expect(await views.change(id, 1, { query: 'state=scheduled' }, hanna)).toMatchObject({ ok: true, value: { query: 'state=scheduled', version: 2 } });
    expect(await views.change(id, 1, { query: 'state=new' }, hanna)).toMatchObject({ ok: false, failure: { code: 'version-mismatch' } });
  });
});
