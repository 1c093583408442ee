import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandPayloads, ElementSource, ScopedVariables } from '#engine/engine';
import { checked, responseOf } from '../http/answer.js';
import { sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf, memberText } from '../http/json-body.js';
import { invalidArgument, refuse } from '../http/problem.js';
import { anyObject, filledText, int64, key, list, needed, object, oneOf, optional, text, type Checked } from '../input/check.js';
import { elementTexts, memberTexts } from '../input/json-text.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';

const MAX_INSTRUCTIONS = { max: 1_000 };

const variableInstructions = optional(list(object({ variables: needed(anyObject), scopeId: optional(text()) }), MAX_INSTRUCTIONS));
const activation = object({ elementId: needed(filledText()), ancestorElementInstanceKey: optional(key), variableInstructions });
const termination = object({ elementId: optional(filledText()), elementInstanceKey: optional(key) });
const move = object({
  sourceElementInstruction: needed(object({ sourceType: needed(oneOf(['byId', 'byKey'])), sourceElementId: optional(filledText()), sourceElementInstanceKey: optional(key) })),
  targetElementId: needed(filledText()),
  ancestorScopeInstruction: optional(object({ ancestorScopeType: needed(oneOf(['direct', 'inferred', 'sourceParent'])), ancestorElementInstanceKey: optional(key) })),
  variableInstructions,
});
const body = object({
  operationReference: optional(int64({ min: 1 })),
  activateInstructions: optional(list(activation, MAX_INSTRUCTIONS)),
  moveInstructions: optional(list(move, MAX_INSTRUCTIONS)),
  terminateInstructions: optional(list(termination, MAX_INSTRUCTIONS)),
});

type Move = Checked<typeof move>;

/** `-1` stands for "none". */
const ancestorKey = (given: string | undefined): string | null => (given === undefined || given === '-1' ? null : given);

function terminated({ elementId, elementInstanceKey }: Checked<typeof termination>): ElementSource {
  if (elementId !== undefined && elementInstanceKey !== undefined) return refuse(invalidArgument('Only one of [elementId, elementInstanceKey] is allowed in a terminate instruction'));
  if (elementInstanceKey !== undefined) return { elementInstanceKey };
  return elementId === undefined ? refuse(invalidArgument('At least one of [elementId, elementInstanceKey] is required in a terminate instruction')) : { elementId };
}

function sourceOf({ sourceElementInstruction: { sourceType, sourceElementId: elementId, sourceElementInstanceKey: elementInstanceKey } }: Move): ElementSource {
  if (sourceType === 'byId') return elementId === undefined ? refuse(invalidArgument('[sourceElementId] is required when a source is given byId')) : { elementId };
  return elementInstanceKey === undefined ? refuse(invalidArgument('[sourceElementInstanceKey] is required when a source is given byKey')) : { elementInstanceKey };
}

function ancestorOf({ ancestorScopeInstruction }: Move): CommandPayloads['modifyProcessInstance']['move'][number]['ancestor'] {
  if (!ancestorScopeInstruction) return { key: null };
  const { ancestorScopeType, ancestorElementInstanceKey } = ancestorScopeInstruction;
  if (ancestorScopeType !== 'direct') return ancestorScopeType;
  if (ancestorElementInstanceKey === undefined) return refuse(invalidArgument('[ancestorElementInstanceKey] is required for a direct ancestor scope'));
  return { key: ancestorKey(ancestorElementInstanceKey) };
}

/** The variables of each instruction of a list as they came in, number by number. */
function variablesOfEach(request: FastifyRequest, instructions: string): readonly (readonly ScopedVariables[])[] {
  return elementTexts(memberText(request, instructions) ?? '[]').map((instruction) => {
    const given = memberTexts(instruction).get('variableInstructions') ?? '[]';
    return elementTexts(given === 'null' ? '[]' : given).map((one) => {
      const members = memberTexts(one);
      return { scopeId: JSON.parse(members.get('scopeId') ?? '""') as string | null ?? '', variables: members.get('variables') ?? '{}' };
    });
  });
}

async function modify({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const processInstanceKey = pathKey(request, 'processInstanceKey');
  const given = checked(readWith(body, bodyOf(request)));
  const activated = variablesOfEach(request, 'activateInstructions');
  const moved = variablesOfEach(request, 'moveInstructions');
  responseOf(
    await store.submit({
      kind: 'modifyProcessInstance',
      processInstanceKey,
      activate: (given.activateInstructions ?? []).map((one, at) => ({ elementId: one.elementId, ancestorKey: ancestorKey(one.ancestorElementInstanceKey), variables: activated[at] ?? [] })),
      move: (given.moveInstructions ?? []).map((one, at) => ({ source: sourceOf(one), targetElementId: one.targetElementId, ancestor: ancestorOf(one), variables: moved[at] ?? [] })),
      terminate: (given.terminateInstructions ?? []).map(terminated),
    }),
  );
  return sendNothing(reply);
}

const migrationBody = object({
  operationReference: optional(int64({ min: 1 })),
  targetProcessDefinitionKey: needed(key),
  mappingInstructions: needed(list(object({ sourceElementId: needed(filledText()), targetElementId: needed(filledText()) }), MAX_INSTRUCTIONS)),
});

async function migrate({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const processInstanceKey = pathKey(request, 'processInstanceKey');
  const { targetProcessDefinitionKey, mappingInstructions: mapping } = checked(readWith(migrationBody, bodyOf(request)));
  responseOf(await store.submit({ kind: 'migrateProcessInstance', processInstanceKey, targetProcessDefinitionKey, mapping }));
  return sendNothing(reply);
}

/** Modification and migration of a running process instance. */
export function modificationRoutes(api: Api): void {
  api.app.post('/process-instances/:processInstanceKey/migration', (request, reply) => migrate(api, request, reply));
  api.app.post('/process-instances/:processInstanceKey/modification', (request, reply) => modify(api, request, reply));
}
