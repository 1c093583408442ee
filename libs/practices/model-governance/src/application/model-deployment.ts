import { Injectable } from '@nestjs/common';
import type { DeploymentResult, ModelProblem } from '#core/contracts';
import { fail, ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ProcessEngine, type Deployment, type EngineRefusal } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { problemsOfRefusal } from '../domain/engine-refusal.js';
import { hashOf, identify } from '../domain/model-content.js';
import { isError, refuseModel, type ModelOutcome } from '../domain/model-refusal.js';
import type { DeployedVersion } from '../domain/model-version.entity.js';
import type { Model } from '../domain/model.entity.js';
import { deploymentSet, type DeployableModel } from './deployment-set.js';
import { ModelCheck } from './model-check.js';
import { ModelLibrary } from './model-library.js';
import { ModelStore } from './model-store.js';
import { ModelVersions } from './model-versions.js';

/** Who deploys and what for; nobody: the server at its start. */
interface Occasion {
  actor: Actor | null;
  note: string | null;
}

/** Brings drafts to the engine and remembers what became a version. Running instances keep theirs. */
@Injectable()
export class ModelDeployment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly engine: ProcessEngine,
    private readonly check: ModelCheck,
    private readonly store: ModelStore,
    private readonly versions: ModelVersions,
    private readonly library: ModelLibrary,
  ) {}

  /**
   * Deploys the draft that `expected` names. Refuses a stale revision with the model as it stands, and a model with errors
   * (`model-refused`) with the problems at its elements. The model stays locked meanwhile: of two deployments one is refused.
   * If the engine accepted and the answer was lost, deploying again finds the same version.
   */
  async deploy(id: string, expected: number, note: string | null, actor: Actor): Promise<ModelOutcome<DeploymentResult>> {
    const deployed = await this.work.run(async (tx): Promise<ModelOutcome<DeploymentResult>> => {
      const locked = await this.store.lock(id, expected, tx);
      return locked.ok ? this.deployDraft(locked.value, { actor, note }, tx) : locked;
    });
    return deployed.ok ? deployed : fail(await this.library.withCurrent(id, deployed.failure));
  }

  /** Deploys models as they are, the wanted one and what it needs; answers with its version. */
  async bring(wanted: DeployableModel, deployed: readonly DeployableModel[], occasion: Occasion, tx: Transaction): Promise<ModelOutcome<DeployedVersion>> {
    const set = await deploymentSet(wanted, deployed);
    const answer = await this.engine.deploy(set.map(({ fileName: name, content }) => ({ name, content })));
    if (!answer.ok) return refusalOf(answer.failure, wanted);
    for (const companion of set) {
      if (companion !== wanted) await this.remember(companion, answer.value, { ...occasion, note: `Deployed together with ${wanted.name}` }, 'model.deployed-along', tx);
    }
    return ok(await this.remember(wanted, answer.value, occasion, 'model.deployed', tx));
  }

  private async deployDraft(model: Model, occasion: Occasion, tx: Transaction): Promise<ModelOutcome<DeploymentResult>> {
    const content = model.draft;
    if (content === null) return refuse('conflict', 'There is no draft to deploy: what is shown is deployed already.');
    const checked = await this.check.check(model, content);
    if (!checked.ok) return checked;
    if (checked.value.some(isError)) return refuseModel(checked.value);
    const version = await this.bring({ ...model, content }, await this.deployedModels(tx), occasion, tx);
    if (!version.ok) return version;
    await this.store.change(model, { ...nameOf(model, content), draft: null, draftById: null, draftAt: null }, tx);
    return ok(resultOf(version.value, checked.value));
  }

  private async deployedModels(tx: Transaction): Promise<DeployableModel[]> {
    const latest = await this.versions.allLatest(tx);
    const models = await this.store.all(tx);
    return models.flatMap((model) => {
      const version = latest.get(model.id);
      return version ? [{ ...model, content: version.content }] : [];
    });
  }

  private async remember(model: DeployableModel, deployment: Deployment, { actor, note }: Occasion, action: 'model.deployed' | 'model.deployed-along', tx: Transaction): Promise<DeployedVersion> {
    const reported = reportedVersion(model, deployment);
    const before = await this.versions.latest(model.id, tx);
    const deployedById = actor?.personId ?? null;
    const { version, isNew } = await this.versions.remember({ modelId: model.id, content: model.content, ...reported, note, deployedById }, tx);
    if (!isNew) return version;
    const changes = [
      { field: 'version', before: before?.version ?? null, after: version.version },
      { field: 'content', before: before?.hash ?? null, after: hashOf(model.content) },
    ];
    await this.store.record(model, action, actor, changes, tx, note);
    return version;
  }
}

/** Lint comes first, but the engine has the last word: its sentences go to the elements they name. */
function refusalOf({ code, message }: EngineRefusal, { fileName }: DeployableModel): ModelOutcome<never> {
  return code === 'engine-refused' ? refuseModel(problemsOfRefusal(message, fileName)) : refuse(code, message);
}

function reportedVersion({ id, kind }: DeployableModel, deployment: Deployment): { version: number; resourceKey: string } {
  const reported = REPORTED[kind](id, deployment);
  if (!reported) throw new Error(`The engine accepted the deployment but did not report the ${kind} "${id}".`);
  return reported;
}

type Reported = (id: string, deployment: Deployment) => { version: number; resourceKey: string } | undefined;

const REPORTED: Record<Model['kind'], Reported> = {
  bpmn: (id, { processes }) => {
    const found = processes.find(({ processDefinitionId }) => processDefinitionId === id);
    return found && { version: found.processDefinitionVersion, resourceKey: found.processDefinitionKey };
  },
  dmn: (id, { decisionRequirements }) => {
    const found = decisionRequirements.find(({ decisionRequirementsId }) => decisionRequirementsId === id);
    return found && { version: found.version, resourceKey: found.decisionRequirementsKey };
  },
  form: (id, { forms }) => {
    const found = forms.find(({ formId }) => formId === id);
    return found && { version: found.version, resourceKey: found.formKey };
  },
};

function nameOf({ kind }: Model, content: string): { name?: string } {
  const identity = identify(kind, content);
  return identity.ok && kind !== 'form' ? { name: identity.value.name } : {};
}

function resultOf({ version, resourceKey }: DeployedVersion, problems: ModelProblem[]): DeploymentResult {
  return { version, key: resourceKey, problems };
}
