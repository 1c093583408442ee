import { checkInstance, type Migrant } from '../migration/check.js';
import { mappingOf } from '../migration/mapping.js';
import { migrateOne } from '../migration/migrate.js';
import { DONE, reject, type CommandHandler } from './handler.js';
import type { Step } from '../process/step.js';
import type { Instance } from '../state/state.js';

/** Takes a running process instance over to another definition; everything or nothing. Called process instances stay as they are. */
export const migrateProcessInstance: CommandHandler<'migrateProcessInstance'> = (step, command) => {
  const { processInstanceKey, targetProcessDefinitionKey } = command;
  const process = step.state.processInstance(processInstanceKey);
  if (!process) return reject('NOT_FOUND', `Expected to migrate process instance but no process instance found with key '${processInstanceKey}'`);
  const definition = step.state.definition('processDefinitions', { key: targetProcessDefinitionKey });
  if (!definition) return reject('NOT_FOUND', `Expected to migrate process instance to process definition but no process definition found with key '${targetProcessDefinitionKey}'`);
  const mapping = mappingOf(step, process, definition, command);
  if (!mapping.ok) return mapping;
  const migrants: Migrant[] = [];
  for (const instance of levelByLevel(step, [process])) {
    const migrant = checkInstance(step, mapping.value, instance);
    if (!migrant.ok) return migrant;
    migrants.push(migrant.value);
  }
  for (const migrant of migrants) {
    const migrated = migrateOne(step, mapping.value, migrant);
    if (!migrated.ok) return migrated;
  }
  return DONE;
};

/** Scopes before what is in them. */
function levelByLevel(step: Step, level: readonly Instance[]): readonly Instance[] {
  const below = level.flatMap((one) => step.state.children(one.elementInstanceKey));
  return below.length === 0 ? level : [...level, ...levelByLevel(step, below)];
}
