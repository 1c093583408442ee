import type { XmlElement } from '#engine/bpmn-model';
import { isContext, isList, type FeelScope, type FeelValue } from '#engine/feel';
import { nested } from '../evaluation/scope.js';
import type { DecisionRun } from '../evaluation/decision-run.js';
import { attribute, child, plainName } from '../model/elements.js';
import type { Boxed } from './boxed.js';
import { requiredIn } from './read-boxed.js';
import { at, type Site } from './site.js';

const part = (element: XmlElement, name: string, site: Site): Boxed => requiredIn(child(element, name), at(site, `'${name}'`));

/** If, then, else (DMN 1.5 §10.2.1.9); a condition that is no truth value makes null. */
export function boxedConditional(element: XmlElement, site: Site): Boxed {
  const [condition, then, otherwise] = [part(element, 'if', site), part(element, 'then', site), part(element, 'else', site)];
  return {
    type: 'CONDITIONAL',
    evaluate: (scope, run) => {
      const value = condition.evaluate(scope, run);
      if (value !== null && typeof value !== 'boolean') return null;
      return (value === true ? then : otherwise).evaluate(scope, run);
    },
  };
}

/** The elements for which `match` is true; a value that is no list counts as a list of one (DMN 1.5 §10.2.1.10). A match that is no truth value makes null. */
export function boxedFilter(element: XmlElement, site: Site): Boxed {
  const [source, match] = [part(element, 'in', site), part(element, 'match', site)];
  return {
    type: 'FILTER',
    evaluate: (scope, run) => {
      const value = source.evaluate(scope, run);
      const items = isList(value) ? value : value === null ? [] : [value];
      const verdicts = items.map((item) => turn(run, site) && match.evaluate(itemScope(item, scope), run));
      return verdicts.every(isVerdict) ? items.filter((_, index) => verdicts[index] === true) : null;
    },
  };
}

function isVerdict(value: FeelValue): value is boolean | null {
  return value === null || typeof value === 'boolean';
}

function itemScope(item: FeelValue, scope: FeelScope): FeelScope {
  const withItem = nested(new Map([['item', item]]), scope);
  return isContext(item) ? nested(item, withItem) : withItem;
}

/** `for`, `some` and `every` (DMN 1.5 §10.2.1.11). */
export function boxedIterator(element: XmlElement, site: Site): Boxed {
  const name = plainName(attribute(element, 'iteratorVariable') ?? '');
  const source = part(element, 'in', site);
  const body = part(element, element.name === 'for' ? 'return' : 'satisfies', site);
  const collect = COLLECTORS[element.name] ?? ((): FeelValue => null);
  return {
    type: 'ITERATOR',
    evaluate: (scope, run) => {
      const items = source.evaluate(scope, run);
      if (!isList(items)) return null;
      const partial: FeelValue[] = [];
      const each = (item: FeelValue): FeelValue => {
        turn(run, site);
        const value = body.evaluate(nested(new Map([[name, item], ['partial', [...partial]]]), scope), run);
        partial.push(value);
        return value;
      };
      return collect(items, each);
    },
  };
}

function turn(run: DecisionRun, site: Site): true {
  run.charge(1, site.place);
  return true;
}

type Collect = (items: readonly FeelValue[], each: (item: FeelValue) => FeelValue) => FeelValue;

const COLLECTORS: Readonly<Record<string, Collect>> = {
  for: (items, each) => items.map(each),
  some: (items, each) => decided(items, each, true),
  every: (items, each) => decided(items, each, false),
};

/** Three-valued: the deciding value if any turn gives it, else null if any gives null, else the other one. A turn that gives no truth value makes null. */
function decided(items: readonly FeelValue[], each: (item: FeelValue) => FeelValue, deciding: boolean): boolean | null {
  let result: boolean | null = !deciding;
  for (const item of items) {
    const value = each(item);
    if (value === deciding) return deciding;
    if (value === null) result = null;
    else if (typeof value !== 'boolean') return null;
  }
  return result;
}
