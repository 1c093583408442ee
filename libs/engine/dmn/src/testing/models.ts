/** Parts of decision models for specs, as XML. Outputs are written as attributes (`name="o"`), so that elements may follow. */

export function model(...parts: readonly string[]): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="model" name="Model" namespace="http://example.org/model">${parts.join('')}</definitions>`;
}

export interface DecisionParts {
  readonly name?: string;
  readonly requires?: readonly string[];
  readonly knows?: readonly string[];
  readonly inputs?: readonly string[];
  readonly variable?: string;
  readonly type?: string;
}

/** A decision; `logic` is XML, or else the text of a literal expression. */
export function decision(id: string, logic: string, { name = id, requires = [], knows = [], inputs = [], variable, type }: DecisionParts = {}): string {
  const variableXml = variable === undefined ? '' : `<variable name="${variable}"${type === undefined ? '' : ` typeRef="${type}"`}/>`;
  const needs = [
    ...requires.map((one) => `<informationRequirement><requiredDecision href="#${one}"/></informationRequirement>`),
    ...inputs.map((one) => `<informationRequirement><requiredInput href="#${one}"/></informationRequirement>`),
    ...knows.map((one) => `<knowledgeRequirement><requiredKnowledge href="#${one}"/></knowledgeRequirement>`),
  ];
  return `<decision id="${id}" name="${name}">${variableXml}${needs.join('')}${logic.startsWith('<') ? logic : literal(logic)}</decision>`;
}

export function literal(text: string): string {
  return `<literalExpression><text>${escaped(text)}</text></literalExpression>`;
}

export interface TableParts {
  readonly attributes: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rules: readonly (readonly string[])[];
}

/** A decision table with ids i1, o1, r1 and so on. */
export function table({ attributes, inputs, outputs, rules }: TableParts): string {
  const inputXml = inputs.map((text, index) => `<input id="i${index + 1}"><inputExpression><text>${escaped(text)}</text></inputExpression></input>`);
  const outputXml = outputs.map((output, index) => `<output id="o${index + 1}" ${output}${output.includes(">") ? ">" : "/>"}${output.includes(">") ? "</output>" : ""}`);
  const ruleXml = rules.map((cells, index) => `<rule id="r${index + 1}">${cells.map((cell, column) => entry(column < inputs.length ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`);
  return `<decisionTable ${attributes}>${[...inputXml, ...outputXml, ...ruleXml].join('')}</decisionTable>`;
}

function entry(kind: string, text: string): string {
  return `<${kind}><text>${escaped(text)}</text></${kind}>`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
