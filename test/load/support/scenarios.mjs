// What the drivers run.
const file = (id, messages, process) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="bench" targetNamespace="http://tollgate">
${messages}<bpmn:process id="${id}" isExecutable="true">${process}</bpmn:process></bpmn:definitions>`;

const node = (kind, id, inside = '') => `<bpmn:${kind} id="${id}">${inside}</bpmn:${kind}>`;
const extended = (extension) => `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`;
const job = (id) => node('serviceTask', id, extended('<zeebe:taskDefinition type="bench"/>'));
const script = (id, expression) => node('scriptTask', id, extended(`<zeebe:script expression="=${expression}" resultVariable="${id}"/>`));
const flow = (from, to, condition) =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${condition}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`;
const path = (...ids) => ids.slice(1).map((id, index) => flow(ids[index], id)).join('');

const CUSTOMER = { name: 'x', tags: ['a', 'b'] };

export const ONE_TASK = {
  file: 'one_task.bpmn',
  model: file('one_task', '', `${node('startEvent', 'start')}${job('task')}${node('endEvent', 'end')}${path('start', 'task', 'end')}`),
  processDefinitionId: 'one_task',
  jobType: 'bench',
  lastElement: 'task',
  variablesOf: () => ({ orderId: 'A-1', amount: 42, customer: CUSTOMER }),
};

/** Each instance passes these twenty: gateways of three kinds, a timer, a message, scripts, two jobs, a sub-process. */
export const ELEMENTS = 20;
export const TWENTY_ELEMENTS = {
  file: 'twenty_elements.bpmn',
  model: file(
    'twenty_elements',
    `<bpmn:message id="paid" name="paid">${extended('<zeebe:subscription correlationKey="=orderId"/>')}</bpmn:message>`,
    [
      node('startEvent', 'start'), node('exclusiveGateway', 'check'), script('high', 'amount * 2'), script('low', 'amount'), node('exclusiveGateway', 'merged'),
      node('parallelGateway', 'fork'), node('parallelGateway', 'join'), job('work'), node('intermediateThrowEvent', 'note'),
      node('intermediateCatchEvent', 'pause', '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT0.1S</bpmn:timeDuration></bpmn:timerEventDefinition>'),
      node('intermediateCatchEvent', 'payment', '<bpmn:messageEventDefinition messageRef="paid"/>'),
      node('inclusiveGateway', 'choose'), node('manualTask', 'left'), node('task', 'right'), node('inclusiveGateway', 'chosen'),
      node('subProcess', 'sub', `${node('startEvent', 'sub_start')}${script('total', 'amount + count(customer.tags)')}${node('endEvent', 'sub_end')}${path('sub_start', 'total', 'sub_end')}`),
      job('last'), node('endEvent', 'end'),
      path('start', 'check'), flow('check', 'high', 'amount > 10'), flow('check', 'low', 'amount &lt;= 10'), path('high', 'merged', 'fork', 'work', 'note', 'join', 'choose'), path('low', 'merged'),
      path('fork', 'pause', 'join'), path('fork', 'payment', 'join'), flow('choose', 'left', 'amount > 1'), flow('choose', 'right', 'amount > 2'),
      path('left', 'chosen', 'sub', 'last', 'end'), path('right', 'chosen'),
    ].join(''),
  ),
  processDefinitionId: 'twenty_elements',
  jobType: 'bench',
  lastElement: 'last',
  variablesOf: (turn) => ({ orderId: `order-${turn}`, amount: 42, customer: CUSTOMER }),
  started: async (rest, turn) => {
    while ((await rest.post('/v2/messages/publication', { name: 'paid', correlationKey: `order-${turn}`, timeToLive: 60_000 })).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
  },
};
