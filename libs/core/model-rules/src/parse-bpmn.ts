import type { ModelProblem } from '#core/contracts';
import { fail, ok, type Result } from '#core/kernel';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModelElement } from './model-element.js';

export interface ParsedBpmn {
  readonly definitions: ModelElement;
  /** What the parser could not make sense of: unresolved references, unknown elements. */
  readonly problems: readonly ModelProblem[];
}

/** Reads BPMN 2.0 XML with Camunda's extensions. Refuses what is not BPMN XML with the problem to show. Never throws. */
export async function parseBpmn(xml: string): Promise<Result<ParsedBpmn, ModelProblem>> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return fail(unreadable('a document type declaration is not allowed in a model'));
  try {
    const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
    const problems = warnings.map(({ message, element }) => ({ ...unreadable(message), elementId: element?.id ?? null }));
    return ok({ definitions: rootElement as ModelElement, problems });
  } catch (error) {
    return fail(unreadable(error instanceof Error ? error.message : String(error)));
  }
}

function unreadable(reason: string): ModelProblem {
  const [first = ''] = reason.split('\n');
  return { severity: 'error', elementId: null, rule: 'readable', message: `The model cannot be read: ${first.trim()}. Correct the XML or restore an earlier version.` };
}
