// One scenario on one subject (the embedded engine or the real one): steps are done, what happens is written down.

/** Order of the keys of a JSON object is nobody's promise. */
function canonical(text) {
  const sorted = (value) =>
    Array.isArray(value) ? value.map(sorted)
      : value !== null && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
        : value;
  return JSON.stringify(sorted(JSON.parse(text)));
}

/** A date as text of any precision and zone, as an instant. */
const instant = (text) => (text ? new Date(text.replace(/[[@].*$/, '')).toISOString() : undefined);
/** Only what is there, so that a missing value and an empty one look the same. */
const present = (facts) =>
  canonical(JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))));

/** Headers that hold keys; the order of changed attributes is nobody's promise. */
const KEYS = ['io.camunda.zeebe:userTaskKey', 'io.camunda.zeebe:formKey'];
const DATES = ['io.camunda.zeebe:dueDate', 'io.camunda.zeebe:followUpDate'];
function header([name, value]) {
  if (KEYS.includes(name)) return [name, '<key>'];
  if (DATES.includes(name)) return [name, instant(value)];
  return [name, name === 'io.camunda.zeebe:changedAttributes' ? JSON.stringify(JSON.parse(value).sort()) : value];
}

/** What a step answers that looks at something. */
export const ANSWERS = {
  /** What a worker is given. */
  job: ({ kind, listenerEventType, elementId, retries, tags, customHeaders, variables }) =>
    `ok ${present({
      kind, elementId, tags, variables, retries: String(retries),
      event: listenerEventType === 'UNSPECIFIED' ? undefined : listenerEventType,
      headers: Object.fromEntries(Object.entries(customHeaders).map(header)),
    })}`,
  userTask: ({ assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority, externalFormReference, customHeaders, form }) =>
    `ok ${present({ assignee, candidateGroups, candidateUsers, dueDate: instant(dueDate), followUpDate: instant(followUpDate), priority, externalFormReference, customHeaders, form })}`,
  /** What a deployment holds: `id version`, with a star when it was there before. */
  deployment: (parts) => `ok ${parts.map(({ id, version, duplicate }) => `${id} ${version}${duplicate ? ' again' : ''}`).sort().join(', ')}`,
  /** The elements a refusal names. */
  refusal: (type, reason) => [type, ...new Set([...reason.matchAll(/- (?:Element|Process): (.+)/g)].map((match) => match[1].trim()))].sort().join(' · '),
  decision: (output, failed) => (failed ? `ok failed at ${failed}` : `ok ${canonical(output)}`),
};

/** A trace line: no keys, no times, no texts. */
export const LINES = {
  element: (intent, elementId, type) => `${intent} ${elementId} ${type}`,
  flow: (id) => `FLOW ${id}`,
  variable: (intent, scope, name, value) => `${intent} ${scope}.${name} = ${canonical(value)}`,
  job: (intent, type, elementId) => `${intent} ${type} at ${elementId}`,
  userTask: (intent, elementId, assignee) => `${intent} ${elementId}${assignee ? ` for ${assignee}` : ''}`,
  incident: (intent, type, elementId) => `${intent} ${type} at ${elementId}`,
  subscription: (intent, name, elementId) => `${intent} ${name} at ${elementId}`,
  timer: (intent, elementId) => `${intent} ${elementId}`,
};

const CATEGORIES = ['elements', 'variables', 'jobs', 'userTasks', 'incidents', 'subscriptions', 'timers'];

/** Within one step variables are set and subscriptions opened in no promised order; a buffered message may meet its subscription before it is told of. */
const UNORDERED = ['variables', 'subscriptions'];
function normalised(category, lines) {
  const told = lines.filter((line) => category !== 'subscriptions' || !lines.includes(line.replace('CREATED', 'CORRELATED')) || !line.startsWith('CREATED'));
  return UNORDERED.includes(category) ? told.sort() : told;
}

/** Runs every step and answers the trace: for each step its answer and what happened, by category, in order. */
export async function runScenario(subject, steps) {
  const trace = [];
  for (const step of steps) {
    const answer = await subject.step(step);
    const happened = await subject.happened();
    const entry = { step: Object.keys(step)[0], answer };
    for (const category of CATEGORIES) if (happened[category]?.length > 0) entry[category] = normalised(category, happened[category]);
    trace.push(entry);
  }
  return trace;
}
