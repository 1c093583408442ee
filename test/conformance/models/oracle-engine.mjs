/** The real engine, asked over HTTP, as a `WalkEngine` (see walker.ts). Its pictures are folded from the engine's records. */
export class OracleEngine {
  #address;
  #instance = null;
  #position = 0;
  #records = [];

  constructor(address) {
    this.#address = address;
  }

  async deploy(files) {
    return this.#command('/deploy', { files });
  }

  async now() {
    return (await this.#post('/idle', {})).now;
  }

  async start(processId, variables) {
    this.#position = (await this.#post('/idle', {})).position;
    this.#records = [];
    this.#instance = String((await this.#command('/instances', { processId, variables })).value.processInstanceKey);
  }

  async completeJob(type, variables) {
    await this.#command(`/jobs/${await this.#activate(type)}/complete`, { variables });
  }

  async throwError(type, errorCode) {
    await this.#command(`/jobs/${await this.#activate(type)}/error`, { errorCode, errorMessage: '', variables: {} });
  }

  async failJob(type, retries, errorMessage) {
    await this.#command(`/jobs/${await this.#activate(type)}/fail`, { retries, retryBackOff: 0, errorMessage, variables: {} });
  }

  async answerListener(type, denied) {
    const result = { type: 'userTask', denied, deniedReason: denied ? 'not permitted' : '' };
    await this.#command(`/jobs/${await this.#activate(type)}/complete`, { variables: {}, result });
  }

  async completeTask(elementId, variables) {
    await this.#command(`/user-tasks/${await this.#openTask(elementId)}/complete`, { variables });
  }

  async publish(name, correlationKey, variables) {
    await this.#command('/messages', { name, correlationKey, timeToLive: 0, variables });
  }

  /** The output of a decision as JSON, or why it has none. */
  async decide(decisionId, variables) {
    const { value } = await this.#command('/decisions', { decisionId, variables });
    return value.evaluationFailureMessage ? { failure: true } : JSON.parse(value.decisionOutput);
  }

  async wait(milliseconds) {
    await this.#post(`/time?ms=${milliseconds}`, {});
    await this.#post('/idle', {});
  }

  async picture() {
    return fold(await this.#read(), this.#instance);
  }

  async #read() {
    await this.#post('/idle', {});
    const fresh = (await (await fetch(`${this.#address}/records?from=${this.#position + 1}`)).json()).filter(({ position }) => position > this.#position);
    this.#position = fresh.at(-1)?.position ?? this.#position;
    this.#records.push(...fresh.filter(({ recordType }) => recordType === 'EVENT'));
    return this.#records;
  }

  /** Activates a job of the walk's own instance or of one that it calls; jobs that earlier walks left behind are passed over. */
  async #activate(type) {
    const answer = await (await fetch(`${this.#address}/jobs?type=${type}&max=100&timeout=60000`)).json();
    const index = answer.value.jobs.findIndex((job) => String(job.rootProcessInstanceKey) === this.#instance);
    if (index < 0) throw new Error(`no job of type ${type}`);
    return answer.value.jobKeys[index];
  }

  async #openTask(elementId) {
    const task = open(await this.#read(), 'USER_TASK', TASK_ENDS).find(({ value }) => String(value.rootProcessInstanceKey) === this.#instance && value.elementId === elementId);
    if (!task) throw new Error(`no open task ${elementId}`);
    return task.key;
  }

  async #command(path, body) {
    const answer = await this.#post(path, body);
    if (answer.status === 'rejected') throw new Error(`${path}: ${answer.type} ${answer.reason}`);
    return answer;
  }

  async #post(path, body) {
    const response = await fetch(this.#address + path, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }
}

// ------------------------------------------------------------------ records to pictures

function fold(records, instance) {
  const own = records.filter(({ value }) => String(value.processInstanceKey) === instance);
  const elements = lifeCycles(own);
  const scopes = new Map(elements.map((element) => [element.key, element.elementId]));
  const [process] = elements;
  return {
    state: process.state,
    elements: elements.slice(1).map(({ elementId, state }) => ({ elementId, state })),
    takenFlows: own.filter((r) => r.intent === 'SEQUENCE_FLOW_TAKEN').map((r) => r.value.elementId),
    variables: latest(own, 'VARIABLE').map(({ value }) => ({ scope: scopes.get(String(value.scopeKey)), name: value.name, value: JSON.parse(value.value) })),
    openJobs: open(own, 'JOB', ['COMPLETED', 'CANCELED', 'ERROR_THROWN']).map(({ value }) => ({ type: value.type, elementId: value.elementId, retries: value.retries })),
    openTasks: openTasks(own, instance).map(taskSeen),
    timers: open(own, 'TIMER', ['TRIGGERED', 'CANCELED']).map(({ value }) => ({ elementId: value.targetElementId, due: Number(value.dueDate) })),
    subscriptions: open(own, 'PROCESS_MESSAGE_SUBSCRIPTION', ['CORRELATED', 'DELETED', 'DELETING', 'CREATING']).map(({ value }) => ({ message: value.messageName, correlationKey: value.correlationKey, elementId: value.elementId })),
    incidents: open(own, 'INCIDENT', ['RESOLVED']).map(({ value }) => ({ errorType: value.errorType, elementId: value.elementId })),
  };
}

const STATES = {
  ELEMENT_ACTIVATING: 'ACTIVE', ELEMENT_ACTIVATED: 'ACTIVE', ELEMENT_COMPLETING: 'ACTIVE', ELEMENT_COMPLETED: 'COMPLETED',
  ELEMENT_TERMINATING: 'ACTIVE', ELEMENT_TERMINATED: 'TERMINATED',
};

function lifeCycles(records) {
  const elements = new Map();
  for (const { key, valueType, intent, value } of records) {
    if (valueType !== 'PROCESS_INSTANCE' || !(intent in STATES)) continue;
    elements.set(String(key), { key: String(key), elementId: value.elementId, state: STATES[intent] });
  }
  return [...elements.values()].sort((a, b) => (BigInt(a.key) < BigInt(b.key) ? -1 : 1));
}

/** The newest record of each key of a kind. */
function latest(records, valueType) {
  const byKey = new Map();
  for (const record of records) if (record.valueType === valueType) byKey.set(String(record.key), record);
  return [...byKey.values()];
}

function open(records, valueType, ends) {
  return latest(records, valueType).filter(({ intent }) => !ends.includes(intent));
}

function openTasks(records, instance) {
  const own = records.filter(({ value }) => String(value.processInstanceKey) === instance);
  return open(own, 'USER_TASK', TASK_ENDS);
}

const TASK_ENDS = ['COMPLETED', 'CANCELED'];

const TASK_STATES = { CREATED: 'CREATED', ASSIGNED: 'CREATED', UPDATED: 'CREATED', COMPLETION_DENIED: 'CREATED' };

function taskSeen({ intent, value }) {
  return {
    elementId: value.elementId,
    state: TASK_STATES[intent] ?? intent,
    assignee: value.assignee || null,
    candidateGroups: value.candidateGroupsList,
    dueDate: value.dueDate || null,
    followUpDate: value.followUpDate || null,
    priority: value.priority,
    hasForm: value.formKey > 0,
  };
}
