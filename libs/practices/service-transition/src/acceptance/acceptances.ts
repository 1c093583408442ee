import { Injectable, Optional } from '@nestjs/common';
import type { AcceptanceAction, AcceptanceContent, Readiness, TransitionCriterion } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { writeFields } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Outbox, ProjectDirectory, ReleaseDirectory, ServiceDirectory, TaskDecisions } from '#platform/orchestration';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria, type OwnedCriterion } from '../criteria/criteria.js';
import { keysDiffer, ownedBy, TransitionSets } from '../criteria/transition-sets.js';
import { lockedFor, unlocked, type Outcome } from '../locked.js';
import { lockedFields, mayAct } from './acceptance-permissions.js';
import { AcceptanceRecords } from './acceptance-records.js';
import { Acceptance } from './acceptance.entity.js';
import { ACCEPTANCE_PROCESS } from './acceptance.lifecycle.js';

export interface NewAcceptance extends AcceptanceContent {
  /** User names; null: the one who makes it. */
  manager: string | null;
  desk: string | null;
}

/** A criterion as it is written by hand, with the user name of its owner. */
export interface WrittenCriterion extends TransitionCriterion {
  owner: string;
  due?: string | null;
}

export interface AcceptanceEdit extends Partial<Pick<AcceptanceContent, 'title' | 'project' | 'release'>> {
  criteria?: WrittenCriterion[];
}

const DAY_MS = 24 * 3_600_000;

/** What people do with acceptances. The state moves in the jobs of the process; a draft without a process is withdrawn at once. */
@Injectable()
export class Acceptances {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: AcceptanceRecords,
    private readonly criteria: Criteria,
    private readonly sets: TransitionSets,
    private readonly numbers: RecordNumbers,
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
    /** Absent where no practice keeps projects or releases. */
    @Optional() private readonly projects?: ProjectDirectory,
    @Optional() private readonly releases?: ReleaseDirectory,
  ) {}

  /** Drafts an acceptance with the criteria of the set. Refuses a service, project, release or person that nobody knows (`validation-failed`). */
  create({ manager, desk, ...content }: NewAcceptance, actor: Actor): Promise<Outcome<Acceptance>> {
    return this.work.run(async (tx) => {
      const known = await this.known(content, tx);
      if (!known.ok) return known;
      const managerId = await this.idOf(manager ?? actor.username, 'manager', tx);
      const deskId = await this.idOf(desk ?? actor.username, 'desk', tx);
      if (!managerId.ok) return managerId;
      if (!deskId.ok) return deskId;
      const fresh = { state: 'draft', round: 0, submittedAt: null, withdrawnAt: null, processInstanceKey: null } as const;
      const acceptance = Object.assign(new Acceptance(), { ...content, ...fresh, managerId: managerId.value, deskId: deskId.value, number: await this.numbers.next('SAC', tx) });
      const changes = Object.entries(content).map(([field, after]) => ({ field, before: null, after }));
      await this.records.save(acceptance, { actor, action: 'acceptance.created', changes }, tx);
      const { criteria } = await this.sets.read('service-acceptance', tx);
      const roles = { manager: acceptance.managerId, 'service-desk': acceptance.deskId, 'service-owner': await this.ownerOf(content.service, acceptance.managerId, tx) };
      await this.criteria.lay(acceptance.number, ownedBy(criteria, roles), tx);
      return ok(acceptance);
    });
  }

  /** Until it is decided. On its way the round opens anew: whoever has something to bring is asked again. */
  edit(number: string, version: number, edit: AcceptanceEdit, actor: Actor): Promise<Outcome<Acceptance>> {
    return this.act(number, 'edit', actor, version, async (acceptance, tx) => {
      const open = unlocked(lockedFields(acceptance), edit);
      if (!open.ok) return open;
      const { criteria, ...content } = edit;
      const known = await this.known(content, tx);
      if (!known.ok) return known;
      const owned = criteria ? await this.owned(acceptance, criteria, tx) : ok(null);
      if (!owned.ok) return owned;
      const asked = owned.value ? await this.criteria.rewrite(number, owned.value, tx) : [];
      const changes = [...writeFields<Acceptance>(acceptance, content, ['title', 'project', 'release']), ...asked];
      acceptance.updatedAt = new Date();
      await this.records.save(acceptance, { actor, action: criteria ? 'acceptance.criteria-changed' : 'acceptance.edited', changes }, tx);
      if (asked.length > 0 && acceptance.submittedAt) await this.tell(number, 'acceptance-criteria-changed', tx);
      return ok(acceptance);
    });
  }

  /** Its process starts: the owners of criteria are asked for evidence. */
  submit(number: string, version: number, actor: Actor): Promise<Outcome<Acceptance>> {
    return this.act(number, 'submit', actor, version, async (acceptance, tx) => {
      const decided = decidedBy(number, await this.criteria.rows([number], tx));
      if (!decided.ok) return decided;
      acceptance.submittedAt = new Date();
      await this.records.save(acceptance, { actor, action: 'acceptance.submitted' }, tx);
      await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: ACCEPTANCE_PROCESS, recordNumber: number, variables: { title: acceptance.title } }, tx);
      return ok(acceptance);
    });
  }

  /** New evidence takes the place of the old, also after the signature: until early-life support ends, it has to stay true. */
  giveEvidence(number: string, key: string, brought: { readiness: Exclude<Readiness, 'not-given'>; text: string }, actor: Actor): Promise<Outcome<Acceptance>> {
    return this.act(number, 'give-evidence', actor, undefined, async (acceptance, tx) => {
      const criterion = await this.criteria.find(number, key, tx);
      if (!criterion) return refuse('not-found', `${number} has no criterion ${key}.`);
      if (criterion.ownerId !== actor.personId) return refuse('not-permitted', `"${criterion.text}" is owned by somebody else.`);
      await this.criteria.bring(criterion, { ...brought, personId: actor.personId, decisionId: null }, tx);
      acceptance.updatedAt = new Date();
      const changes = [{ field: key, before: null, after: brought.readiness }];
      await this.records.save(acceptance, { actor, action: 'acceptance.evidence-changed', reason: criterion.text, changes }, tx);
      return ok(acceptance);
    });
  }

  withdraw(number: string, reason: string, actor: Actor): Promise<Outcome<Acceptance>> {
    return this.act(number, 'withdraw', actor, undefined, async (acceptance, tx) => {
      acceptance.withdrawnAt = new Date();
      if (acceptance.submittedAt === null) {
        await this.records.move(acceptance, 'withdrawn', { actor, action: 'acceptance.withdrawn', reason }, tx);
        return ok(acceptance);
      }
      await this.records.save(acceptance, { actor, action: 'acceptance.withdrawal-requested', reason }, tx);
      await this.tell(number, 'acceptance-withdrawn', tx);
      return ok(acceptance);
    });
  }

  private async tell(number: string, name: string, tx: Transaction): Promise<void> {
    await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables: {}, timeToLive: DAY_MS }, tx);
  }

  private act(number: string, action: AcceptanceAction, actor: Actor, version: number | undefined, write: (acceptance: Acceptance, tx: Transaction) => Promise<Outcome<Acceptance>>): Promise<Outcome<Acceptance>> {
    return this.work.run(async (tx) => {
      const owners = (await this.criteria.rows([number], tx)).map(({ ownerId }) => ownerId);
      const locked = await lockedFor(this.records, this.decisions, number, { version, permits: (acceptance) => mayAct(action, { acceptance, owners }, actor) }, tx);
      return locked.ok ? write(locked.value, tx) : locked;
    });
  }

  private async known({ service, project, release }: Partial<AcceptanceContent>, tx: Transaction): Promise<Outcome<void>> {
    if (service !== undefined && !(await this.services.byNumbers([service], tx)).has(service)) return refuse('validation-failed', `There is no service ${service}.`, 'service');
    if (project && !(await this.projects?.byNumbers([project], tx))?.has(project)) return refuse('validation-failed', `There is no project ${project}.`, 'project');
    if (release && !(await this.releases?.byNumbers([release], tx))?.has(release)) return refuse('validation-failed', `There is no release ${release}.`, 'release');
    return ok();
  }

  private async idOf(username: string, field: string, tx: Transaction): Promise<Outcome<string>> {
    const person = await this.people.byUsername(username, tx);
    return person ? ok(person.id) : refuse('validation-failed', `Nobody here is called "${username}".`, field);
  }

  private async ownerOf(service: string, otherwise: string, tx: Transaction): Promise<string> {
    const username = (await this.services.byNumbers([service], tx)).get(service)?.owner.username;
    return (username === undefined ? null : await this.people.byUsername(username, tx))?.id ?? otherwise;
  }

  private async owned({ number, submittedAt }: Acceptance, criteria: readonly WrittenCriterion[], tx: Transaction): Promise<Outcome<OwnedCriterion[]>> {
    const distinct = keysDiffer(criteria, 'criteria');
    if (!distinct.ok) return distinct;
    const decided = submittedAt ? decidedBy(number, criteria) : ok();
    if (!decided.ok) return decided;
    const people = new Map((await this.people.byUsernames(criteria.map(({ owner }) => owner), tx)).map(({ username, id }) => [username, id]));
    const stranger = criteria.find(({ owner }) => !people.has(owner.toLowerCase()));
    if (stranger) return refuse('validation-failed', `Nobody here is called "${stranger.owner}".`, 'criteria');
    return ok(criteria.map(({ owner, due = null, ...criterion }) => ({ ...criterion, due, ownerId: people.get(owner.toLowerCase())! })));
  }
}

/** Without a mandatory criterion nothing would decide on it. */
function decidedBy(number: string, criteria: readonly TransitionCriterion[]): Outcome<void> {
  return criteria.some(({ mandatory }) => mandatory) ? ok() : refuse('conflict', `${number} has no mandatory criterion: nothing would decide on it.`, 'criteria');
}
