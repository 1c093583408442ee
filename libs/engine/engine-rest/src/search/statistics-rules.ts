import type { Clause, StatisticsName } from '#engine/engine-store';
import { dateTime, filledText, int32, text, unacceptable, type Fault } from '../input/check.js';
import { bound, exactly, own, texts, type FilterFields } from './filter.js';
import { SEARCH_RULES, tenant } from './rules.js';
import type { QueryRules } from './search-request.js';

/** What a statistics endpoint accepts, and what it always counts. */
export interface StatisticsRules extends QueryRules {
  readonly counts?: readonly Clause[];
}

const is = (field: string, value: string): Clause => ({ kind: 'own', condition: { field, operator: 'eq', value } });
const ACTIVE = [is('state', 'ACTIVE')];
const same = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));

/** The time in which jobs were created. */
const WINDOW: FilterFields = { from: bound(dateTime, 'creationTime', 'gte'), to: bound(dateTime, 'creationTime', 'lt') };
const OF_TYPE: FilterFields = { ...WINDOW, jobType: own(exactly(text()), 'type') };
const ofType = { needed: ['from', 'to', 'jobType'], filterNeeded: true, sort: {} } as const;

const HEALTH = ['activeInstancesWithIncidentCount', 'activeInstancesWithoutIncidentCount'];

export const STATISTICS_RULES = {
  jobs: { filter: OF_TYPE, needed: ['from', 'to'], filterNeeded: true, sort: {} },
  jobTypes: { filter: { ...WINDOW, jobType: own(texts, 'type') }, needed: ['from', 'to'], sort: {} },
  jobWorkers: { ...ofType, filter: OF_TYPE },
  jobErrors: {
    ...ofType,
    filter: { ...OF_TYPE, errorCode: own(texts), errorMessage: own(texts) },
    order: [{ field: 'errorCode', order: 'ASC' }, { field: 'errorMessage', order: 'ASC' }],
    counts: [{ kind: 'anyOf', branches: [[is('state', 'FAILED')], [is('state', 'ERROR_THROWN')], [{ kind: 'own', condition: { field: 'hasFailedWithRetriesLeft', operator: 'eq', value: true } }]] }],
  },
  instancesByError: { filter: {}, sort: same('errorMessage', 'activeInstancesWithErrorCount'), counts: ACTIVE },
  instancesByErrorAndDefinition: {
    filter: { errorHashCode: own(exactly(int32())) }, needed: ['errorHashCode'], filterNeeded: true, counts: ACTIVE,
    sort: { ...same('activeInstancesWithErrorCount', 'processDefinitionKey'), tenantId: 'processDefinitionKey' },
  },
  instancesByDefinition: { filter: {}, sort: same('processDefinitionId', ...HEALTH), counts: ACTIVE },
  instancesByVersion: {
    filter: { processDefinitionId: own(exactly(filledText())), tenantId: tenant }, needed: ['processDefinitionId'], filterNeeded: true, counts: ACTIVE,
    sort: same('processDefinitionId', 'processDefinitionKey', 'processDefinitionName', 'processDefinitionVersion', ...HEALTH),
  },
  subscriptionsByDefinition: { filter: SEARCH_RULES.messageSubscriptions.filter, sort: {}, counts: [is('messageSubscriptionState', 'CREATED')] },
} as const satisfies Record<StatisticsName, StatisticsRules>;

const MINUTE = 60_000;
const DURATION = /^P(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/;
const UNITS = [24 * 60 * MINUTE, 60 * MINUTE, MINUTE, 1_000];

/** `filter.resolution`, an ISO 8601 duration of whole seconds, in milliseconds; one minute when there is none. */
export function readResolution(value: unknown, faults: Fault[], at = 'filter.resolution'): number {
  if (value === undefined || value === null) return MINUTE;
  const given = text({ max: 100 })(value, at, faults);
  if (given === undefined) return MINUTE;
  const parts = DURATION.exec(given)?.slice(1) ?? [];
  const step = UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index] ?? 0), 0);
  return step > 0 ? step : (unacceptable(faults, at, `must be a duration of at least a second such as PT1M, not '${given.slice(0, 60)}'`) ?? MINUTE);
}
