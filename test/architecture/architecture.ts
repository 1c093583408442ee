import { join, posix } from 'node:path';
import { APP_PERMISSIONS, APPS, ITIL_WORDS, LAYER_PERMISSIONS, LAYERS, PACKAGE_RULES, TOP_FOLDERS, type App, type Layer } from './layers.js';
import { foldersIn, lineOf, sourceFiles, type Import, type SourceFile } from './source-tree.js';

/** Every breach of the architecture in the source tree at `root`, as `file:line what is wrong: what to do`. */
export function breachesIn(root: string): string[] {
  const files = sourceFiles(root);
  return [...unknownFolders(root), ...files.flatMap(breachesOf), ...cycles(files)].sort();
}

// ------------------------------------------------------------------ folders

function unknownFolders(root: string): string[] {
  const unknown = (folder: string, known: readonly string[]): string[] =>
    foldersIn(join(root, folder)).filter((name) => !known.includes(name)).map((name) => `${posix.join(folder, name)} is a folder that the architecture does not know: name it in test/architecture/layers.ts, or move its content to where it belongs.`);
  const layers = Object.keys(LAYERS) as Layer[];
  return [...unknown('', TOP_FOLDERS), ...unknown('apps', APPS), ...unknown('libs', layers), ...layers.flatMap((layer) => unknown(`libs/${layer}`, LAYERS[layer]))];
}

// ------------------------------------------------------------------ imports

interface Place {
  /** `platform/audit` or `apps/web`. */
  readonly owner: string;
  readonly folder: string;
  readonly permission: { readonly may: (library: string) => boolean; readonly advice: string };
}

function placeOf(path: string): Place | null {
  const [top = '', first = '', second = ''] = path.split('/');
  if (top === 'apps' && isApp(first)) return { owner: `apps/${first}`, folder: `apps/${first}`, permission: APP_PERMISSIONS[first] };
  if (top === 'libs' && isLayer(first)) return { owner: `${first}/${second}`, folder: `libs/${first}/${second}`, permission: LAYER_PERMISSIONS[first] };
  return null;
}

const isApp = (name: string): name is App => (APPS as readonly string[]).includes(name);
const isLayer = (name: string): name is Layer => Object.hasOwn(LAYERS, name);
const isSpec = (path: string): boolean => /\.spec\.tsx?$/.test(path);
/** Settings of build tools run in Node, wherever they lie. */
const isToolConfig = (path: string): boolean => /\.config\.m?[jt]s$/.test(path);

function breachesOf(file: SourceFile): string[] {
  const place = placeOf(file.path);
  if (!place) return [];
  return [...file.imports.flatMap((one) => importBreach(file, one, place)), ...wordBreaches(file, place)];
}

function importBreach({ path }: SourceFile, { specifier, line }: Import, place: Place): string[] {
  const advice = adviceAgainst(path, specifier, place);
  return advice ? [`${path}:${line} imports ${specifier}: ${advice}`] : [];
}

/** What is wrong with an import and what to do; null when nothing is. */
function adviceAgainst(path: string, specifier: string, place: Place): string | null {
  if (specifier.startsWith('.')) return leaves(path, specifier, place.folder) ? 'a relative import stays inside its own library: import the other library by its name (#layer/library).' : null;
  if (specifier.startsWith('#test/')) return isSpec(path) ? null : 'only specs may use test support: move what the product needs into a library.';
  if (specifier.startsWith('#')) return libraryAdvice(specifier, place);
  if (isSpec(path) || isToolConfig(path)) return null;
  if (place.owner === 'apps/launcher') return specifier.startsWith('node:') ? null : place.permission.advice;
  const rule = PACKAGE_RULES.find(({ packages }) => packages.test(specifier));
  return rule && !rule.only(place.owner) ? rule.advice : null;
}

function libraryAdvice(specifier: string, { permission }: Place): string | null {
  if (specifier.split('/').length > 2) return 'only the public surface of a library is for others: export it from its index.ts.';
  return permission.may(specifier) ? null : permission.advice;
}

function leaves(path: string, specifier: string, folder: string): boolean {
  const target = posix.join(posix.dirname(path), specifier);
  return target !== folder && !target.startsWith(`${folder}/`);
}

// ------------------------------------------------------------------ words

function wordBreaches({ path, text }: SourceFile, { owner }: Place): string[] {
  if (isSpec(path) || !(owner.startsWith('engine/') || owner === 'apps/engine')) return [];
  const match = ITIL_WORDS.exec(text);
  return match ? [`${path}:${lineOf(text, match.index)} says "${match[0]}": the engine knows no word of service management: name the thing as BPMN does.`] : [];
}

// ------------------------------------------------------------------ cycles

function cycles(files: readonly SourceFile[]): string[] {
  const graph = dependencies(files);
  const reported = new Set<string>();
  return [...graph.keys()].flatMap((start) => {
    const way = wayBack(start, graph);
    const mark = way && [...way].sort().join();
    if (!way || !mark || reported.has(mark)) return [];
    reported.add(mark);
    return [`${[...way, start].join(' → ')} is a cycle of libraries: move what they share down into a library of its own.`];
  });
}

function dependencies(files: readonly SourceFile[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const place = placeOf(file.path);
    if (!place?.folder.startsWith('libs/') || isSpec(file.path)) continue;
    const of = graph.get(place.owner) ?? new Set();
    for (const { specifier } of file.imports) if (/^#(?!test\/)/.test(specifier)) of.add(specifier.slice(1));
    of.delete(place.owner);
    graph.set(place.owner, of);
  }
  return graph;
}

/** The shortest way from a library over its imports back to itself. */
function wayBack(start: string, graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}
