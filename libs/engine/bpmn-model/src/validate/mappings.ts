import { at, type Rule } from './rule.js';

const TARGET = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;
export const mappings: Rule = (element) => {
  return (['input', 'output'] as const).flatMap((direction) =>
    element[`${direction}s`].flatMap(({ target }) => (isTarget(target) ? [] : [at(element, `extensionElements > ioMapping > ${direction}`, targetProblem(target))])),
  );
};

const RESERVED = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of'];
const isTarget = (target: string): boolean => TARGET.test(target) && !RESERVED.includes(target);
function targetProblem(target: string): string {
  if (RESERVED.includes(target)) return `Expected path expression '${target}' but is one of the reserved words (${RESERVED.join(', ')}).`;
  return target === '' ? 'Expected path expression but not found.' : `Expected path expression '${target}' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.`;
}
