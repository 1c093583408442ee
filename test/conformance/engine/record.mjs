// Records the traces of the scenarios on the real engine:
//   npm run conformance:record -- http://127.0.0.1:8097 [name ...]
// The address is that of a black-box driver of the real engine, begun afresh (versions are counted), with the requests that
// docs/handbook/add-an-engine-element.md lists.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ANSWERS, LINES, runScenario } from './scenario.mjs';

const [address, ...names] = process.argv.slice(2);
const folder = new URL('./scenarios/', import.meta.url);

const NEEDED = `Traces are recorded on the real engine, which needs Java 21 or later. Start a driver of it (see "Recording a trace" in
docs/handbook/add-an-engine-element.md) and say where it listens:

  npm run conformance:record -- http://127.0.0.1:8097 [name of a scenario ...]
`;
const reachable = address !== undefined && (await fetch(`${address}/idle`, { method: 'POST' }).then((answer) => answer.ok, () => false));
if (!reachable) {
  console.error(address === undefined ? NEEDED : `Nothing answers at ${address}.\n\n${NEEDED}`);
  process.exit(1);
}

async function call(method, path, body) {
  const answer = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
  return text === '' ? null : JSON.parse(text);
}
const post = (path, body = {}) => call('POST', path, body);

/** Variables by scope, `''` for the process instance. */
const scoped = (variables = {}) => Object.entries(variables).map(([elementId, values]) => ({ elementId, variables: values }));

const outcome = (answer) => (answer.status === 'rejected' ? answer.type : answer.status);
const TASK_DENIED = /^(.+)_DENIED$/;

/** The real engine, seen through its records. */
class RealEngine {
  constructor(name) {
    this.name = name;
    this.elementOf = new Map();
    this.elementOfJob = new Map();
    this.jobs = [];
    this.tasks = new Map();
    this.taskValues = new Map();
    this.forms = new Map();
    this.incidents = [];
    this.instances = [];
    this.started = new Set();
    this.definitions = new Map();
  }

  async begin() {
    this.position = (await post('/idle')).position + 1;
    this.begun = this.position;
    return this;
  }

  async step(step) {
    const [[kind, given]] = Object.entries(step);
    const answer = await this[kind](given);
    while (await this.hasTimersDue()) await post('/time?ms=0');
    return answer;
  }

  async deploy(files) {
    const contents = files.map((name) => ({ name, content: readFileSync(new URL(name, folder), 'utf8') }));
    const answer = await post('/deploy', { files: contents });
    for (const { bpmnProcessId, version, processDefinitionKey } of answer.value?.processesMetadata ?? []) {
      this.definitions.set(bpmnProcessId, processDefinitionKey).set(`${bpmnProcessId}:${version}`, processDefinitionKey);
    }
    this.noteForms(answer);
    return outcome(answer);
  }

  noteForms({ value }) {
    for (const form of value?.formMetadata ?? []) this.forms.set(String(form.formKey), `${form.formId} ${form.version}`);
  }

  /** Deploys and tells what came of it: ids and versions, or the elements that are refused. */
  async deployed(files) {
    const contents = files.map((name) => ({ name, content: readFileSync(new URL(name, folder), 'utf8') }));
    const answer = await post('/deploy', { files: contents });
    if (answer.status === 'rejected') return ANSWERS.refusal(answer.type, answer.reason);
    this.noteForms(answer);
    const { value } = answer;
    return ANSWERS.deployment([
      ...value.processesMetadata.map((one) => ({ ...one, id: one.bpmnProcessId })),
      ...value.decisionsMetadata.map((one) => ({ ...one, id: one.decisionId })),
      ...value.decisionRequirementsMetadata.map((one) => ({ ...one, id: one.decisionRequirementsId, version: one.decisionRequirementsVersion })),
      ...value.formMetadata.map((one) => ({ ...one, id: one.formId })),
      ...value.resourceMetadata.map((one) => ({ ...one, id: one.resourceId })),
    ]);
  }

  async start({ process, version = -1, variables = {}, businessId = '', tags = [], at = [], terminateAfter = [] }) {
    const startInstructions = at.map((elementId) => ({ elementId }));
    const runtimeInstructions = terminateAfter.map((afterElementId) => ({ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId }));
    const answer = await post('/instances', { processId: process, version, variables, businessId, tags, startInstructions, runtimeInstructions });
    if (answer.value?.processInstanceKey > 0) this.instances.push(String(answer.value.processInstanceKey));
    return outcome(answer);
  }

  async cancel(index = 0) {
    return outcome(await post(`/instances/${this.instances[index]}/cancel`));
  }

  /** `[id, n]` is the n-th instance of an element, the last one without n; a number is a key. */
  keyOf(reference) {
    if (typeof reference === 'number') return reference;
    const [id, nth = -1] = [reference].flat();
    return Number([...this.elementOf].filter(([, elementId]) => elementId === id).at(nth)?.[0] ?? 1);
  }

  async modify({ instance = 0, activate = [], terminate = [], move = [] }) {
    return outcome(await post(`/instances/${typeof instance === 'string' ? instance : this.instances[instance]}/modify`, {
      activateInstructions: activate.map(({ element, ancestor, variables }) => ({
        elementId: element, variableInstructions: scoped(variables), ...(ancestor !== undefined && { ancestorScopeKey: this.keyOf(ancestor) }),
      })),
      terminateInstructions: terminate.map((one) => (typeof one === 'string' ? { elementId: one } : { elementInstanceKey: this.keyOf(one) })),
      moveInstructions: move.map(({ from, key, to, ancestor, variables }) => ({
        ...(from === undefined ? { sourceElementInstanceKey: this.keyOf(key) } : { sourceElementId: from }),
        targetElementId: to,
        variableInstructions: scoped(variables),
        ...(ancestor === 'inferred' ? { inferAncestorScopeFromSourceHierarchy: true }
          : ancestor === 'sourceParent' ? { useSourceParentKeyAsAncestorScopeKey: true }
            : ancestor !== undefined && { ancestorScopeKey: this.keyOf(ancestor) }),
      })),
    }));
  }

  async migrate({ instance = 0, to, map = {} }) {
    return outcome(await post(`/instances/${typeof instance === 'string' ? instance : this.instances[instance]}/migrate`, {
      targetProcessDefinitionKey: this.definitions.get(to) ?? 1,
      mappingInstructions: Object.entries(map).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId })),
    }));
  }

  async takeJob(type) {
    const held = this.jobs.findIndex((job) => job.type === type);
    if (held >= 0) return this.jobs.splice(held, 1)[0].key;
    await this.activate({ type });
    const fresh = this.jobs.findIndex((job) => job.type === type);
    if (fresh < 0) throw new Error(`${this.name}: no job of type ${type}`);
    return this.jobs.splice(fresh, 1)[0].key;
  }

  async activate({ type, timeout = 3_600_000 }) {
    const answer = await call('GET', `/jobs?type=${type}&max=1&timeout=${timeout}`);
    const keys = answer.value?.jobKeys ?? [];
    for (const key of keys) this.jobs.push({ type, key });
    return `ok ${keys.length}`;
  }

  /** Activates one job and tells what its worker is given. */
  async inspect({ type, fetch: wanted = [], timeout = 3_600_000 }) {
    const answer = await call('GET', `/jobs?type=${type}&max=1&timeout=${timeout}${wanted.length > 0 ? `&fetch=${wanted.join(',')}` : ''}`);
    const [job] = answer.value?.jobs ?? [];
    if (!job) return 'ok nothing';
    this.jobs.push({ type, key: answer.value.jobKeys[0] });
    return ANSWERS.job({ ...job, kind: job.jobKind, listenerEventType: job.jobListenerEventType });
  }

  async inspectTask(task) {
    const value = this.taskValues.get(task);
    if (!value) return 'ok nothing';
    return ANSWERS.userTask({ ...value, candidateGroups: value.candidateGroupsList, candidateUsers: value.candidateUsersList, form: this.forms.get(String(value.formKey)) });
  }

  async decide({ decision, variables = {} }) {
    const answer = await post('/decisions', { decisionId: decision, variables });
    return answer.status === 'rejected' ? answer.type : ANSWERS.decision(answer.value.decisionOutput || 'null', answer.value.failedDecisionId);
  }

  async updateJob({ type, retries, timeout }) {
    const key = type === undefined ? this.lastJob : this.jobs.find((job) => job.type === type).key;
    return outcome(await post(`/jobs/${key}/update`, { ...(retries !== undefined && { retries }), ...(timeout !== undefined && { timeout }) }));
  }

  async complete({ type, variables = {}, result, keep = false }) {
    const key = await this.takeJob(type);
    const answer = await post(`/jobs/${key}/complete`, { variables, ...(result && { result }) });
    if (keep) this.jobs.push({ type, key });
    return outcome(answer);
  }

  async fail({ type, retries, retryBackOff = 0, errorMessage = '', variables = {}, keep = false }) {
    const key = await this.takeJob(type);
    if (keep) this.jobs.push({ type, key });
    this.lastJob = key;
    return outcome(await post(`/jobs/${key}/fail`, { retries, retryBackOff, errorMessage, variables }));
  }

  async throwError({ type, errorCode, errorMessage = '', variables = {}, keep = false }) {
    const key = await this.takeJob(type);
    if (keep) this.jobs.push({ type, key });
    this.lastJob = key;
    return outcome(await post(`/jobs/${key}/error`, { errorCode, errorMessage, variables }));
  }

  async updateRetries(retries) {
    return outcome(await post(`/jobs/${this.lastJob}/update`, { retries }));
  }

  async publish({ name, key = '', timeToLive = 0, messageId = '', variables = {} }) {
    return outcome(await post('/messages', { name, correlationKey: key, timeToLive, ...(messageId && { messageId }), variables }));
  }

  async correlate({ name, key = '', variables = {} }) {
    return outcome(await post('/messages/correlate', { name, correlationKey: key, variables }));
  }

  async signal({ name, variables = {} }) {
    return outcome(await post('/signals', { name, variables }));
  }

  async evaluateConditionals({ process, variables = {} }) {
    const processDefinitionKey = process === undefined ? -1 : (this.definitions.get(process) ?? 1);
    return outcome(await post('/conditionals', { processDefinitionKey, variables }));
  }

  async advance(millis) {
    await post(`/time?ms=${millis}`);
    return 'ok';
  }

  /** The real engine looks for timers now and then: what is due belongs to the step that made it due. */
  async hasTimersDue() {
    const { now } = await post('/idle');
    const timers = (await this.written()).filter(({ valueType }) => valueType === 'TIMER');
    const last = new Map(timers.map(({ key, intent, value }) => [key, intent === 'CREATED' ? value.dueDate : Infinity]));
    return [...last.values()].some((due) => due <= now);
  }

  async completeTask({ task, variables = {} }) {
    return outcome(await post(`/user-tasks/${this.tasks.get(task)}/complete`, { variables }));
  }

  async assignTask({ task, assignee, allowOverride = true }) {
    return outcome(await post(`/user-tasks/${this.tasks.get(task)}/assign`, { assignee: assignee ?? '', allowOverride }));
  }

  async updateTask({ task, ...changes }) {
    return outcome(await post(`/user-tasks/${this.tasks.get(task)}/update`, changes));
  }

  async setVariables({ element, variables, local = false }) {
    const key = element ? this.newest(element) : this.instances[0];
    return outcome(await post(`/elements/${key}/variables`, { variables, local }));
  }

  async activateElements({ element, elements, cancelRemainingInstances = false }) {
    return outcome(await post(`/elements/${this.newest(element)}/activate`, { elements, cancelRemainingInstances }));
  }

  newest(element) {
    return [...this.elementOf].findLast(([, id]) => id === element)[0];
  }

  async resolve(index = 0) {
    return outcome(await post(`/incidents/${this.incidents.at(index === 0 ? -1 : index)}/resolve`));
  }

  async happened() {
    const records = (await call('GET', `/records?from=${this.position}`)).filter((record) => record.position >= this.position);
    if (records.length > 0) this.position = records.at(-1).position + 1;
    const happened = {};
    // Variables of an element may be set before it is told of.
    for (const { valueType, intent, key, value } of records) if (valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATING') this.elementOf.set(key, value.elementId);
    for (const record of records) if (record.recordType === 'EVENT') this.note(happened, record);
    return happened;
  }

  note(happened, { valueType, intent, key, value }) {
    const add = (category, line) => (happened[category] ??= []).push(line);
    switch (valueType) {
      case 'PROCESS_INSTANCE':
        return this.noteElement(add, intent, key, value);
      case 'VARIABLE':
        return add('variables', LINES.variable(intent, this.elementOf.get(String(value.scopeKey)) ?? value.bpmnProcessId, value.name, intent === 'MIGRATED' ? 'null' : value.value));
      case 'JOB':
        if (intent === 'CREATED' || intent === 'MIGRATED') this.elementOfJob.set(key, value.elementId);
        return this.elementOfJob.has(key) && add('jobs', LINES.job(intent, value.type, this.elementOfJob.get(key)));
      case 'USER_TASK':
        return this.noteUserTask(add, intent, key, value);
      case 'INCIDENT':
        if (intent === 'CREATED') this.incidents.push(key);
        return add('incidents', LINES.incident(intent, value.errorType, value.elementId));
      case 'PROCESS_MESSAGE_SUBSCRIPTION':
        return intent === 'CREATING' || intent === 'DELETING' ? undefined : add('subscriptions', LINES.subscription(intent, value.messageName, value.elementId));
      case 'TIMER':
        return intent === 'CREATED' || intent === 'MIGRATED' ? add('timers', LINES.timer(intent, value.targetElementId ?? value.elementId)) : undefined;
    }
  }

  noteElement(add, intent, key, value) {
    if (intent === 'SEQUENCE_FLOW_TAKEN') return add('elements', LINES.flow(value.elementId));
    if (!intent.startsWith('ELEMENT_')) return undefined;
    this.elementOf.set(String(key), value.elementId);
    if (value.bpmnElementType === 'PROCESS' && intent === 'ELEMENT_ACTIVATING' && !this.instances.includes(String(key))) this.instances.push(String(key));
    return add('elements', LINES.element(intent.slice('ELEMENT_'.length), value.elementId, value.bpmnElementType));
  }

  noteUserTask(add, intent, key, value) {
    this.tasks.set(value.elementId, key);
    this.taskValues.set(value.elementId, value);
    const denied = TASK_DENIED.exec(intent) ? 'DENIED' : intent;
    const shown = intent === 'CREATING' ? null : value.assignee;
    return add('userTasks', LINES.userTask(denied, value.elementId, shown));
  }

  /** Leaves nothing behind that could happen in the next recording. */
  async end() {
    await this.stopListening();
    for (const key of this.instances) await post(`/instances/${key}/cancel`).catch(() => undefined);
    for (let jobs = await this.listenersAsked(); jobs.length > 0; jobs = await this.listenersAsked()) {
      for (const key of jobs) await post(`/jobs/${key}/complete`);
    }
  }

  async written() {
    await post('/idle');
    return (await call('GET', `/records?from=${this.begun}`)).filter(({ position, recordType }) => position >= this.begun && recordType === 'EVENT');
  }

  /** Processes that begin by themselves get a version that does not. */
  async stopListening() {
    const written = await this.written();
    const listening = new Set(written.filter(begins).map(({ value }) => value.processDefinitionKey));
    const ids = new Set(written.filter(({ valueType, value }) => valueType === 'PROCESS' && listening.has(value.processDefinitionKey)).map(({ value }) => value.bpmnProcessId));
    for (const id of ids) await post('/deploy', { files: [{ name: `${id}-over.bpmn`, content: OVER.replace('ID', id) }] });
  }

  /** Jobs of canceling listeners hold up the end of an instance. */
  async listenersAsked() {
    const jobs = (await this.written()).filter(({ valueType, value }) => valueType === 'JOB' && value.jobKind === 'TASK_LISTENER');
    const last = new Map(jobs.map(({ key, intent }) => [key, intent]));
    return [...last].filter(([, intent]) => !['COMPLETED', 'CANCELED'].includes(intent)).map(([key]) => key);
  }
}

const OVER = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="over">
  <bpmn:process id="ID" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>
</bpmn:definitions>`;

/** A start event of a process begins to wait. */
const begins = ({ valueType, intent, value }) =>
  intent === 'CREATED' && (valueType === 'MESSAGE_START_EVENT_SUBSCRIPTION' || (valueType === 'TIMER' && value.processInstanceKey < 0) || (valueType === 'SIGNAL_SUBSCRIPTION' && value.catchEventInstanceKey < 0));

const scenarios = readdirSync(folder).filter((file) => file.endsWith('.scenario.json')).map((file) => file.replace('.scenario.json', ''));
for (const name of names.length > 0 ? names : scenarios) {
  const steps = JSON.parse(readFileSync(new URL(`${name}.scenario.json`, folder), 'utf8'));
  const subject = await new RealEngine(name).begin();
  try {
    const trace = await runScenario(subject, steps);
    writeFileSync(new URL(`${name}.trace.json`, folder), `${JSON.stringify(trace, null, 1)}\n`);
    console.log(`${name}: ${trace.length} steps`);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
  await subject.end();
}
