import type { NodeOf } from '../parser/ast.js';
import type { Run } from '../limits/run.js';
import type { FeelValue } from '../values/value.js';
import { expected } from './arithmetic.js';
import type { Code, Compile, Site } from './code.js';

/** Anything but a boolean counts as unknown (null), with a warning. */
function truth(value: FeelValue, run: Run): boolean | null {
  return typeof value === 'boolean' ? value : expected(run, 'boolean', value);
}

/** Three-valued conjunction (DMN 1.5 table 48); what follows a false is not evaluated. */
export function compileAnd(node: NodeOf<'and'>, site: Site, compile: Compile): Code {
  const [left, right] = [compile(node.left, site), compile(node.right, site)];
  return (env) => {
    const first = truth(left(env), env.run);
    if (first === false) return false;
    const value = right(env);
    if (value === false) return false;
    if (first === null) return null;
    return truth(value, env.run);
  };
}

/** Three-valued disjunction (DMN 1.5 table 48); what follows a true is not evaluated. */
export function compileOr(node: NodeOf<'or'>, site: Site, compile: Compile): Code {
  const [left, right] = [compile(node.left, site), compile(node.right, site)];
  return (env) => {
    const first = truth(left(env), env.run);
    if (first === true) return true;
    const value = right(env);
    if (value === true) return true;
    if (first === null) return null;
    return truth(value, env.run);
  };
}

/** `if`: anything but true takes the other branch. */
export function compileIf(node: NodeOf<'if'>, site: Site, compile: Compile): Code {
  const [condition, then, otherwise] = [compile(node.condition, site), compile(node.then, site), compile(node.otherwise, site)];
  return (env) => {
    const value = condition(env);
    if (value === true) return then(env);
    if (value !== false) expected(env.run, 'boolean', value);
    return otherwise(env);
  };
}
