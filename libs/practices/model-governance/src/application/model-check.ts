import { Injectable } from '@nestjs/common';
import type { ModelKind, ModelProblem, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { checkDmn, checkForm, linkedResourcesOf, lintBpmn } from '#core/model-rules';
import { knownJobTypes } from '#platform/job-worker';
import { UnitOfWork } from '#platform/persistence';
import { identify } from '../domain/model-content.js';
import { decisionsOf } from './deployment-set.js';
import { ModelVersions } from './model-versions.js';

const LINT = {
  bpmn: (xml) => lintBpmn(xml, { knownJobTypes: [...knownJobTypes()] }),
  dmn: (xml) => checkDmn(xml),
  form: async (text) => checkForm(text),
} as const satisfies Record<ModelKind, (content: string) => Promise<ModelProblem[]>>;

/** Of what the rules find, gravest first; nobody reads on. */
const MOST_SHOWN = 500;

const KIND_WORDS = { bpmn: 'process', dmn: 'decision table', form: 'form' } as const satisfies Record<ModelKind, string>;

/** Finds what is wrong with a model before the engine sees it. */
@Injectable()
export class ModelCheck {
  constructor(
    private readonly work: UnitOfWork,
    private readonly versions: ModelVersions,
  ) {}

  /** Problems at elements; refuses only what cannot be read safely or is too large. */
  async check(model: { id: string; kind: ModelKind }, content: string): Promise<Result<ModelProblem[], Refusal<ProblemCode>>> {
    const identity = identify(model.kind, content);
    if (!identity.ok && identity.failure.code !== 'validation-failed') return identity;
    const own = identity.ok ? wrongId(model, identity.value.id) : [problem('model-id', identity.failure.message)];
    const links = model.kind === 'bpmn' ? await this.deadLinks(model.id, content) : [];
    const found = await LINT[model.kind](content);
    return ok([...own, ...found.slice(0, MOST_SHOWN), ...links]);
  }

  /** Forms, decisions and processes that the diagram names and that are not deployed here. */
  private async deadLinks(ownId: string, xml: string): Promise<ModelProblem[]> {
    const links = await linkedResourcesOf(xml);
    const known = await this.knownIds();
    return links
      .filter(({ kind, id }) => id !== ownId && !known[kind].has(id))
      .map(({ kind, id, elementId }) => problem('linked-model', `The ${KIND_WORDS[kind]} "${id}" is not deployed. Deploy it first, or choose another.`, elementId));
  }

  private async knownIds(): Promise<Record<ModelKind, Set<string>>> {
    const latest = await this.work.run((tx) => this.versions.allLatest(tx));
    const ids = new Set(latest.keys());
    const decisions = [...latest.values()].flatMap(({ content }) => decisionsOf(content));
    return { bpmn: ids, form: ids, dmn: new Set(decisions) };
  }
}

function wrongId(model: { id: string; kind: ModelKind }, id: string): ModelProblem[] {
  if (id === model.id) return [];
  return [problem('model-id', `This is the ${KIND_WORDS[model.kind]} "${model.id}", but its id was changed to "${id}". Change it back, or create a new model.`)];
}

function problem(rule: string, message: string, elementId: string | null = null): ModelProblem {
  return { severity: 'error', elementId, rule, message };
}
