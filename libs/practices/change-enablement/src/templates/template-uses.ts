import { Injectable } from '@nestjs/common';
import type { ChangeOutcome, TemplateSuccess } from '#core/contracts';
import type { Transaction } from '#platform/persistence';
import { successOf } from './success-budget.js';
import type { ChangeTemplate } from './template.entity.js';

interface UseRow {
  template: string;
  uses: number;
  outcomes: ChangeOutcome[];
}

const NOTHING = { uses: 0, outcomes: [] };

/** Counts the changes made from templates, from the changes themselves: a counter could be wrong. */
const COUNT = `
  select template.number as template,
         count(change.number)::int as uses,
         coalesce(array_agg(change.outcome order by change.updated_at desc) filter (where change.state = 'closed' and change.outcome is not null), '{}') as outcomes
  from tollgate.change_template template
  join tollgate.change change on change.template = template.number and change.submitted_at >= template.approved_at
  where template.number = any($1)
  group by template.number`;

@Injectable()
export class TemplateUses {
  async successOf(template: ChangeTemplate, tx: Transaction): Promise<TemplateSuccess> {
    return (await this.successByNumber([template], tx)).get(template.number)!;
  }

  async successByNumber(templates: readonly ChangeTemplate[], tx: Transaction): Promise<Map<string, TemplateSuccess>> {
    const rows = await tx.query<UseRow[]>(COUNT, [templates.map(({ number }) => number)]);
    const found = new Map(rows.map((row) => [row.template, row]));
    return new Map(templates.map((template) => {
      const { outcomes, uses } = found.get(template.number) ?? NOTHING;
      return [template.number, successOf(outcomes, uses, template)];
    }));
  }
}
