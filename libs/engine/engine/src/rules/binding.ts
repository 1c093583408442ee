import type { Binding } from '#engine/bpmn-model';
import type { Step } from '../process/step.js';
import type { DefinitionSelector } from '../state/load.js';
import type { Rows } from '../state/rows.js';
import type { Instance } from '../state/state.js';

type Bound = 'processDefinitions' | 'decisionDefinitions' | 'forms' | 'resources';

/** The definition a model refers to by id: the newest, the one deployed together with the process, or the newest with a tag. */
export function bind<T extends Bound>(step: Step, table: T, id: string, binding: Binding, instance: Instance): Rows[T] | undefined {
  return step.state.definition(table, selector(step, id, binding, instance));
}

function selector(step: Step, id: string, binding: Binding, instance: Instance): DefinitionSelector {
  switch (binding.type) {
    case 'latest':
      return { latest: id };
    case 'versionTag':
      return { id, versionTag: binding.versionTag };
    case 'deployment': {
      const process = step.state.deployed('processDefinitions', instance.processDefinitionKey);
      return { id, deploymentKey: process?.deploymentKey ?? '' };
    }
  }
}
