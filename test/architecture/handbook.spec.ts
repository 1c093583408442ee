import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HANDBOOK = 'docs/handbook';
const PAGES = readdirSync(join(ROOT, HANDBOOK)).filter((name) => name.endsWith('.md'));
/** What stands in for a name is no path. */
const PLACEHOLDER = /[<>{}*…\s]/;
const OF_THE_REPOSITORY = /^(apps|libs|bpmn|test|docs|docker)\//;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const quoted = (page: string) => [...read(`${HANDBOOK}/${page}`).matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

describe('the handbook', () => {
  it.each(PAGES)('should name files that are there: %s', (page) => {
    const paths = quoted(page).filter((text) => OF_THE_REPOSITORY.test(text) && !PLACEHOLDER.test(text));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('should tell of each file of the smallest practice what it holds', () => {
    // given
    const folder = join(ROOT, 'libs/practices/continual-improvement/src');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    // when
    const named = quoted('add-a-practice.md');
    const silent = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).filter((file) => !named.some((text) => text.endsWith(file)));
    // then
    expect(silent).toEqual([]);
  });
});
