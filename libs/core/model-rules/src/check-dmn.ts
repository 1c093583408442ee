/// <reference path="./modules.d.ts" />
import type { ModelProblem } from '#core/contracts';
import { DmnModdle } from 'dmn-moddle';
import { called, child, children, idOf, isA, text, type ModelElement } from './model-element.js';

/**
 * A light check of a decision model: readable, with ids and names, tables whose rows fit their columns. Whether its expressions
 * can be evaluated the engine says at deployment. Never throws.
 */
export async function checkDmn(xml: string): Promise<ModelProblem[]> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return [unreadable('a document type declaration is not allowed')];
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
    return [...warnings.map(({ message }) => unreadable(message)), ...definitionProblems(rootElement as ModelElement)];
  } catch (error) {
    return [unreadable(error instanceof Error ? error.message : String(error))];
  }
}

function unreadable(reason: string): ModelProblem {
  const [first = ''] = reason.split('\n');
  return error(null, 'readable', `The decision model cannot be read: ${first.trim()}. Correct the XML or restore an earlier version.`);
}

function definitionProblems(definitions: ModelElement): ModelProblem[] {
  const decisions = children(definitions, 'drgElement').filter((element) => isA(element, 'dmn:Decision'));
  const problems = decisions.flatMap((decision) => [...identityProblems(decision), ...logicProblems(decision)]);
  if (!idOf(definitions)) problems.push(error(null, 'identified', 'The decision model has no id. Give it one that says what it is, such as "change-risk-requirements".'));
  if (decisions.length === 0) problems.push(error(null, 'decision-required', 'The model holds no decision. Add a decision with a table or an expression.'));
  return problems;
}

function identityProblems(decision: ModelElement): ModelProblem[] {
  const id = idOf(decision);
  if (!id) return [error(null, 'identified', `The decision ${called(decision)} has no id. Give it the id by which processes call it.`)];
  if (!text(decision, 'name')) return [error(id, 'named', `The decision ${id} has no name. Name it as people speak of it.`)];
  return [];
}

function logicProblems(decision: ModelElement): ModelProblem[] {
  const logic = child(decision, 'decisionLogic');
  if (!logic) return [error(idOf(decision), 'logic-required', `The decision ${called(decision)} decides nothing. Give it a table or an expression.`)];
  return isA(logic, 'dmn:DecisionTable') ? tableProblems(decision, logic) : [];
}

function tableProblems(decision: ModelElement, table: ModelElement): ModelProblem[] {
  const [inputs, outputs, rows] = [children(table, 'input').length, children(table, 'output').length, children(table, 'rule')];
  const problems = rows.flatMap((row, index) => {
    const fits = children(row, 'inputEntry').length === inputs && children(row, 'outputEntry').length === outputs;
    return fits ? [] : [error(idOf(row) || idOf(decision), 'row-fits', `Row ${index + 1} of ${called(decision)} does not fit its columns. It needs ${inputs} inputs and ${outputs} outputs.`)];
  });
  if (rows.length === 0) problems.push({ severity: 'warning', elementId: idOf(decision), rule: 'row-required', message: `The table ${called(decision)} has no row: it always answers null. Add a row.` });
  return problems;
}

function error(elementId: string | null, rule: string, message: string): ModelProblem {
  return { severity: 'error', elementId, rule, message };
}
