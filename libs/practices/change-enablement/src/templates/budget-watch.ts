import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { budgetSentence } from './success-budget.js';
import { TemplateRecords } from './template-records.js';
import { TemplateUses } from './template-uses.js';
import { Templates } from './templates.service.js';

/** Takes a template out of use in the transaction that closes the change with which its success budget is exceeded. */
@Injectable()
export class BudgetWatch implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    private readonly records: TemplateRecords,
    private readonly uses: TemplateUses,
    private readonly templates: Templates,
  ) {}

  onModuleInit(): void {
    this.audit.onRecorded((entry, tx) => this.recorded(entry, tx));
  }

  private async recorded({ recordKind, recordNumber, changes = [] }: AuditEntry, tx: Transaction): Promise<void> {
    if (recordKind !== 'change' || !changes.some(({ field, after }) => field === 'state' && after === 'closed')) return;
    const change = await tx.findOne(Change, { select: { number: true, template: true }, where: { number: recordNumber } });
    const template = change?.template && (await this.records.lock(change.template, tx));
    if (!template || template.state !== 'approved' || template.suspendedReason !== null) return;
    const success = await this.uses.successOf(template, tx);
    if (success.budgetExceeded) await this.templates.suspend(template, `${recordNumber} failed: ${budgetSentence(success, template)}`, null, tx);
  }
}
