import type { ModelProblem } from '#core/contracts';

const RESOURCE = /^'(.+?)': ?/;
/** The engine names parts of an element as a path: `Task_1 > extensionElements > formDefinition`. */
const ELEMENT = /- Element: (\S+)/;
const ERROR = /- ERROR: (.+?)\s*$/;
const RULE = 'engine';

/**
 * Puts a deployment refusal of the engine at the elements it names. The engine lists, per file, `- Element: <id>` and
 * below it `- ERROR: <text>`; what has another form is one problem of the whole model.
 */
export function problemsOfRefusal(message: string, fileName: string): ModelProblem[] {
  const problems: ModelProblem[] = [];
  let file: string | null = null;
  let elementId: string | null = null;
  for (const line of message.split('\n')) {
    file = RESOURCE.exec(line)?.[1] ?? file;
    elementId = ELEMENT.exec(line)?.[1] ?? elementId;
    const text = ERROR.exec(line)?.[1];
    if (text !== undefined) problems.push(problemAt(file, fileName, elementId, text));
  }
  return problems.length > 0 ? problems : [{ severity: 'error', elementId: null, rule: RULE, message: `The engine refuses the model: ${message}` }];
}

function problemAt(file: string | null, fileName: string, elementId: string | null, text: string): ModelProblem {
  const own = file === null || file === fileName;
  return { severity: 'error', elementId: own ? elementId : null, rule: RULE, message: own ? text : `${file}, deployed together with this model: ${text}` };
}
