import { Injectable } from '@nestjs/common';
import type { ProblemCode, TemplateAction, TemplateContent } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { ItemDirectory, Outbox, ServiceDirectory, TaskDecisions } from '#platform/orchestration';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { EMPTY_TEMPLATE, TEMPLATE_FIELDS } from './template-content.js';
import { ChangeTemplate } from './template.entity.js';
import { TEMPLATE_PROCESS } from './template.lifecycle.js';
import { mayOnTemplate } from './template-permissions.js';
import { TemplateRecords } from './template-records.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

const DAY_MS = 24 * 3_600_000;

/** What people do with templates. The state does not move here: the process decides when, and its jobs do it. */
@Injectable()
export class Templates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: TemplateRecords,
    private readonly numbers: RecordNumbers,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
  ) {}

  /** A draft. What is only missing is told when it is proposed. */
  create(content: Partial<TemplateContent>, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.work.run(async (tx) => {
      const draft = { state: 'draft', proposerId: actor.personId, revisionOpen: false, proposedAt: null, approvedAt: null, suspendedReason: null, retiring: false, processInstanceKey: null } as const;
      const template = Object.assign(new ChangeTemplate(), structuredClone(EMPTY_TEMPLATE), draft, { problems: [] });
      const changes = writeFields(template, content, TEMPLATE_FIELDS);
      const checked = await this.check(template, tx);
      if (!checked.ok) return checked;
      template.number = await this.numbers.next('TPL', tx);
      await this.records.save(template, { actor, action: 'standard-change-template.created', changes }, tx);
      return ok(template);
    });
  }

  edit(number: string, version: number, content: Partial<TemplateContent>, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.act(number, 'edit', actor, version, async (template, tx) => {
      const changes = writeFields(template, content, TEMPLATE_FIELDS);
      const checked = await this.check(template, tx);
      if (!checked.ok) return checked;
      if (changes.length > 0) await this.records.save(template, { actor, action: 'standard-change-template.edited', changes }, tx);
      return ok(template);
    });
  }

  /** Hands the draft to its process, whose first job moves it on. */
  propose(number: string, version: number, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.act(number, 'propose', actor, version, async (template, tx) => {
      template.proposedAt = new Date();
      await this.records.save(template, { actor, action: 'standard-change-template.proposed' }, tx);
      const variables = { title: template.title, proposer: actor.username };
      await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: TEMPLATE_PROCESS, recordNumber: number, variables }, tx);
      return ok(template);
    });
  }

  /** Out of use from now on, until somebody has looked at it again. */
  demote(number: string, reason: string, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.act(number, 'demote', actor, undefined, async (template, tx) => {
      await this.suspend(template, reason, actor, tx);
      return ok(template);
    });
  }

  /** Used no more. Accepted as an intention: the process ends the template as soon as it hears of it. */
  retire(number: string, reason: string, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.act(number, 'retire', actor, undefined, async (template, tx) => {
      if (await this.decisions.pendingFor(number, tx)) {
        return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first, then retire it.`);
      }
      Object.assign(template, { suspendedReason: `It is being retired: ${reason}`, retiring: true });
      await this.records.save(template, { actor, action: 'standard-change-template.retirement-requested', reason }, tx);
      await this.tell('template-retired', template, { retirementReason: reason }, tx);
      return ok(template);
    });
  }

  deleteDraft(number: string, actor: Actor): Promise<Outcome<ChangeTemplate>> {
    return this.act(number, 'delete-draft', actor, undefined, async (template, tx) => {
      await this.records.note(template, { actor, action: 'standard-change-template.draft-deleted' }, tx);
      await tx.delete(ChangeTemplate, { number });
      return ok(template);
    });
  }

  /** Takes an approved template out of use at once and lets its process follow. */
  async suspend(template: ChangeTemplate, reason: string, actor: Actor | null, tx: Transaction): Promise<void> {
    template.suspendedReason = reason;
    await this.records.save(template, { actor, action: 'standard-change-template.suspended', reason }, tx);
    await this.tell('template-demoted', template, { demotionReason: reason }, tx);
  }

  private act(
    number: string,
    action: TemplateAction,
    actor: Actor,
    version: number | undefined,
    write: (template: ChangeTemplate, tx: Transaction) => Promise<Outcome<ChangeTemplate>>,
  ): Promise<Outcome<ChangeTemplate>> {
    return this.work.run(async (tx) => {
      const template = await this.records.lock(number, tx);
      if (!template) return refuse('not-found', `There is no template ${number}.`);
      const permitted = mayOnTemplate(action, template, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && template.version !== version) {
        return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${template.version}, not ${version}.`);
      }
      return write(template, tx);
    });
  }

  private async check({ title, services, items, budgetUses, budgetFailures }: ChangeTemplate, tx: Transaction): Promise<Outcome<void>> {
    if (title.trim() === '') return refuse('validation-failed', 'Give the template a title.', 'title');
    if (budgetFailures >= budgetUses) return refuse('validation-failed', 'A budget that permits every use to fail measures nothing: permit fewer failures than uses.', 'budgetFailures');
    const [knownServices, knownItems] = [await this.services.byNumbers(services, tx), await this.items.byNumbers(items, tx)];
    const service = services.find((one) => !knownServices.has(one));
    if (service !== undefined) return refuse('validation-failed', `The service ${service} does not exist.`, 'services');
    const item = items.find((one) => !knownItems.has(one));
    return item === undefined ? ok() : refuse('validation-failed', `The configuration item ${item} does not exist.`, 'items');
  }

  private tell(name: string, { number }: ChangeTemplate, variables: Record<string, unknown>, tx: Transaction): Promise<string> {
    return this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables, timeToLive: DAY_MS }, tx);
  }
}
