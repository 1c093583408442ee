import { Injectable } from '@nestjs/common';
import { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { EVIDENCE_TASKS, EvidenceTasks } from '../criteria/evidence-tasks.js';
import { inWords } from '../criteria/readiness.js';
import { EarlyLifeStanding, type SupportStanding } from './early-life-standing.js';
import type { EarlyLifeSupport } from './early-life.entity.js';
import { targetInWords } from './level-days.js';
import { requestIn } from './level-tasks.js';
import { Levels } from './levels.js';

/** What the forms of an early-life support show, by the keys of their fields, and what hangs on the answers. */
@Injectable()
export class EarlyLifeFormData {
  constructor(
    private readonly standing: EarlyLifeStanding,
    private readonly levels: Levels,
    private readonly evidence: EvidenceTasks,
    private readonly services: ServiceDirectory,
  ) {}

  async of(support: EarlyLifeSupport, elementId: string, taskVariables: Record<string, unknown>, tx: Transaction): Promise<Record<string, unknown>> {
    const { number, title, state, plannedOn, extensions, extensionRule } = support;
    const standing = await this.standing.of(support, tx);
    const blockers = state === 'entry' ? standing.entryBlockers : standing.exitBlockers;
    const extension = extensionRule ? `Extended ${extensions} times so far. ${extensionRule.reason}` : null;
    return {
      ...{ number, title, plannedOn, extension, services: await this.names(support, tx) },
      criteria: standing.criteria.map(inWords).join('\n'),
      levelsInWords: levelLines(standing).join('\n') || null,
      blockers: blockers.join('\n') || null,
      ...(EVIDENCE_TASKS.includes(elementId) ? { question: (await this.evidence.criterionOf(taskVariables, tx))?.text ?? null } : {}),
      ...(elementId === 'MeasureLevel' ? await this.asked(number, taskVariables, tx) : {}),
    };
  }

  async stakesOf(support: EarlyLifeSupport, tx: Transaction): Promise<string[]> {
    const { state, release } = support;
    const { entryBlockers, exitBlockers } = await this.standing.of(support, tx);
    const holds = release === null ? [] : [`Until it is decided, ${release} stays open.`];
    return [...holds, ...(state === 'entry' ? entryBlockers : exitBlockers)];
  }

  private async asked(record: string, taskVariables: Record<string, unknown>, tx: Transaction): Promise<Record<string, unknown>> {
    const { level: key, day } = requestIn(taskVariables);
    const level = await this.levels.find(record, key, tx);
    return level ? { level: level.name, target: targetInWords(level), day } : {};
  }

  private async names({ services }: EarlyLifeSupport, tx: Transaction): Promise<string> {
    const known = await this.services.byNumbers(services, tx);
    return services.map((service) => known.get(service)?.name ?? service).join(', ');
  }
}

/** A level in a line, with its last ten days. */
function levelLines({ levels }: SupportStanding): string[] {
  return levels.map((level) => {
    const shown = level.days.slice(-10).map(({ value, met }) => `${value ?? '–'}${met ? '' : ' ✗'}`);
    return `${level.name} (${targetInWords(level)}): ${shown.join(', ') || 'not measured yet'}`;
  });
}
