import type { Binding } from '#engine/bpmn-model';
import type { Element } from '../compile/executable.js';
import type { Expression } from '../compile/expression.js';
import type { ReadFiles } from './read-files.js';

interface Bound {
  readonly what: 'form' | 'decision' | 'process';
  readonly path: string;
  readonly id: Expression | null;
  readonly binding: Binding;
}

/**
 * What is bound to the deployment must be in it, where the model names it itself. Camunda looks at the elements right in the
 * process only; those further inside stop at an incident.
 */
export function missingResources({ processes, drgs, forms }: ReadFiles): readonly string[] {
  const there = {
    form: new Set(forms.map((form) => form.formId)),
    decision: new Set(drgs.flatMap(({ drg }) => drg.decisions.map((decision) => decision.id))),
    process: new Set(processes.map(({ model }) => model.id)),
  };
  return processes.flatMap(({ file, executable }) =>
    executable.root.children.flatMap((element) =>
      boundOf(element.inner ?? element).flatMap(({ what, path, id, binding }) => {
        if (binding.type !== 'deployment' || id?.kind !== 'static' || there[what].has(id.text)) return [];
        return [`'${file.name}':\n- Element: ${element.id} > extensionElements > ${path}\n    - ERROR: Expected to find ${what} with id '${id.text}' in current deployment, but not found.\n`];
      }),
    ),
  );
}

function boundOf({ userTask, decision, calledElement }: Element): readonly Bound[] {
  const form = userTask?.form;
  return [
    ...(form ? [{ what: 'form', path: 'formDefinition', id: form.formId, binding: form.binding } as const] : []),
    ...(decision ? [{ what: 'decision', path: 'calledDecision', id: decision.id, binding: decision.binding } as const] : []),
    ...(calledElement ? [{ what: 'process', path: 'calledElement', id: calledElement.processId, binding: calledElement.binding } as const] : []),
  ];
}
