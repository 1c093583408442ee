// The searches that the screens make, with the sort and the page they ask for. `i` makes each turn ask for something else.
const OPEN_TASKS = ['CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING', 'FAILED'];
const newest = (field, limit = 50) => ({ sort: [{ field, order: 'DESC' }], page: { limit } });

export const SCREEN_SEARCHES = {
  'instances, newest first': ['process-instances', () => ({ ...newest('startDate') })],
  'running instances, newest first': ['process-instances', () => ({ filter: { state: 'ACTIVE' }, ...newest('startDate') })],
  'ended instances, newest first': ['process-instances', () => ({ filter: { state: 'COMPLETED' }, ...newest('startDate') })],
  'cancelled instances, newest first': ['process-instances', () => ({ filter: { state: 'TERMINATED' }, ...newest('startDate') })],
  'running instances of one process': ['process-instances', () => ({ filter: { state: 'ACTIVE', processDefinitionId: 'for_person' }, ...newest('startDate') })],
  'ended instances of one process': ['process-instances', () => ({ filter: { state: 'COMPLETED', processDefinitionId: 'for_worker' }, ...newest('startDate') })],
  'cancelled instances of one process': ['process-instances', () => ({ filter: { state: 'TERMINATED', processDefinitionId: 'for_person' }, ...newest('startDate') })],
  'instances with incidents': ['process-instances', () => ({ filter: { hasIncident: true, state: 'ACTIVE' }, ...newest('startDate') })],
  'instances with incidents of one process': ['process-instances', () => ({ filter: { hasIncident: true, processDefinitionId: 'for_worker' }, ...newest('startDate') })],
  'the instance of a record': ['process-instances', (i) => ({ filter: { businessId: `record-for_person-1-${i}` }, ...newest('startDate') })],
  'a page far behind': ['process-instances', (i) => ({ filter: { state: 'ACTIVE' }, sort: [{ field: 'startDate', order: 'DESC' }], page: { from: 5_000 + i, limit: 50 } })],
  'open incidents': ['incidents', () => ({ filter: { state: 'ACTIVE' }, ...newest('creationTime') })],
  'oldest incidents': ['incidents', () => ({ filter: { state: 'ACTIVE' }, sort: [{ field: 'creationTime', order: 'ASC' }], page: { limit: 200 } })],
  'open tasks, newest first': ['user-tasks', () => ({ filter: { state: { $in: OPEN_TASKS } }, ...newest('creationDate', 200) })],
  'oldest created tasks': ['user-tasks', () => ({ filter: { state: 'CREATED' }, sort: [{ field: 'creationDate', order: 'ASC' }], page: { limit: 200 } })],
  'tasks of a group': ['user-tasks', (i) => ({ filter: { state: { $in: OPEN_TASKS }, candidateGroup: { $in: [`group-${i % 50}`, 'group-7'] } }, page: { limit: 100 } })],
  'tasks of a group, by due date': ['user-tasks', (i) => ({ filter: { state: 'CREATED', candidateGroup: `group-${i % 50}` }, sort: [{ field: 'dueDate', order: 'ASC' }], page: { limit: 50 } })],
  'my tasks': ['user-tasks', (i) => ({ filter: { state: { $in: OPEN_TASKS }, assignee: `person-${i % 500}` }, page: { limit: 100 } })],
  'tasks due by a date': ['user-tasks', () => ({ filter: { state: 'CREATED', dueDate: { $lt: '2027-01-08T00:00:00Z' } }, sort: [{ field: 'dueDate', order: 'ASC' }], page: { limit: 50 } })],
  'active elements, newest first': ['element-instances', () => ({ filter: { state: 'ACTIVE' }, ...newest('startDate', 200) })],
  'jobs of a type, waiting': ['jobs', () => ({ filter: { type: 'large', state: 'CREATED' }, page: { limit: 50 } })],
  'failed jobs': ['jobs', () => ({ filter: { state: 'FAILED' }, page: { limit: 50 } })],
};

/** Those of one process instance, whose key is given. */
export const INSTANCE_SEARCHES = {
  'elements of an instance': ['element-instances', (processInstanceKey) => ({ filter: { processInstanceKey }, sort: [{ field: 'startDate', order: 'ASC' }], page: { limit: 1_000 } })],
  'variables of an instance': ['variables', (processInstanceKey) => ({ filter: { processInstanceKey }, sort: [{ field: 'name', order: 'ASC' }], page: { limit: 1_000 } })],
  'incidents of an instance': ['incidents', (processInstanceKey) => ({ filter: { processInstanceKey }, ...newest('creationTime', 1_000) })],
  'jobs of an instance': ['jobs', (processInstanceKey) => ({ filter: { processInstanceKey } })],
  'tasks of an instance': ['user-tasks', (processInstanceKey) => ({ filter: { processInstanceKey } })],
};
