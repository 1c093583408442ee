import type { TypeNode } from './ast.js';
import { nameBeforeColon } from './names.js';
import type { Scanner } from './scanner.js';

/** Types of several words, longest first. */
const LONG_TYPES = [
  ['years', 'and', 'months', 'duration'],
  ['days', 'and', 'time', 'duration'],
  ['year', 'month', 'duration'],
  ['day', 'time', 'duration'],
  ['date', 'and', 'time'],
  ['date', 'time'],
];

/** Reads a type (grammar rule 52 of DMN 1.5): a name, `list<T>`, `range<T>`, `context<k: T, …>` or `function<T, …> -> T`. */
export function readType(scanner: Scanner): TypeNode {
  const name = typeName(scanner);
  if (!scanner.takeSymbol('<')) return { name, of: [] };
  if (name === 'context') return contextType(scanner);
  const of: TypeNode[] = [];
  if (scanner.peekSymbol() !== '>') do of.push(readType(scanner));
  while (scanner.takeSymbol(','));
  scanner.expectSymbol('>');
  if (scanner.takeSymbol('->')) of.push(readType(scanner));
  return { name, of };
}

function contextType(scanner: Scanner): TypeNode {
  const keys: string[] = [];
  const of: TypeNode[] = [];
  do {
    keys.push(nameBeforeColon(scanner) ?? scanner.unexpected('an entry name'));
    of.push(readType(scanner));
  } while (scanner.takeSymbol(','));
  scanner.expectSymbol('>');
  return { name: 'context', of, keys };
}

function typeName(scanner: Scanner): string {
  for (const words of LONG_TYPES) if (takeWords(scanner, words)) return words.join(' ');
  let name = scanner.quotedName() ?? scanner.word() ?? scanner.unexpected('a type');
  while (scanner.peekSymbol() === '.') {
    scanner.skip(1);
    name += `.${scanner.word() ?? scanner.unexpected('a type')}`;
  }
  return name;
}

function takeWords(scanner: Scanner, words: readonly string[]): boolean {
  const from = scanner.at;
  if (words.every((word) => scanner.takeWord(word))) return true;
  scanner.at = from;
  return false;
}
