import { highestUrgency, type ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { contentOf } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';

/** What the process knows of a change: the facts its decision table and its timers read. */
export async function processVariables(change: Change, directory: ServiceDirectory, tx?: Transaction) {
  const { type, title, services, impact, size, novelty, backoutTested, questionnaire, plannedStart, plannedEnd } = contentOf(change);
  const urgency = highestUrgency([...(await directory.byNumbers(services, tx)).values()]);
  return { type, title, services, impact, urgency, size, novelty, backoutTested, questionnaire, plannedStart, plannedEnd };
}
