/** The relations of configuration items that an answer needs: which item depends on which, and which services run on them. */
export interface ItemNode {
  readonly number: string;
  readonly dependsOn: readonly string[];
  readonly services: readonly string[];
}

/** The items themselves and all that depend on them, directly or not, each with the path that leads to it. Circles are walked once. */
export function dependentsOf(items: readonly string[], nodes: readonly ItemNode[]): Map<string, string[]> {
  const dependents = new Map<string, string[]>();
  for (const { number, dependsOn } of nodes) for (const needed of dependsOn) dependents.set(needed, [...(dependents.get(needed) ?? []), number]);
  const paths = new Map(items.map((item) => [item, [item]]));
  for (const [item, path] of paths) {
    for (const dependent of dependents.get(item) ?? []) if (!paths.has(dependent)) paths.set(dependent, [...path, dependent]);
  }
  return paths;
}

/** The items themselves and all that they depend on, directly or not, each with the path that leads to it. */
export function pathsToNeeded(items: readonly string[], nodes: readonly ItemNode[]): Map<string, string[]> {
  const byNumber = new Map(nodes.map((node) => [node.number, node]));
  const paths = new Map(items.map((item) => [item, [item]]));
  for (const [item, path] of paths) {
    for (const needed of byNumber.get(item)?.dependsOn ?? []) if (!paths.has(needed)) paths.set(needed, [...path, needed]);
  }
  return paths;
}

/** The items themselves and all that they depend on, directly or not. */
export function neededBy(items: readonly string[], nodes: readonly ItemNode[]): Set<string> {
  return new Set(pathsToNeeded(items, nodes).keys());
}

/** Services that an interruption of the items reaches, each with the shortest path of items that leads to it. */
export function servicesReached(items: readonly string[], nodes: readonly ItemNode[]): Map<string, string[]> {
  const paths = dependentsOf(items, nodes);
  const byNumber = new Map(nodes.map((node) => [node.number, node]));
  const reached = new Map<string, string[]>();
  for (const [item, path] of paths) {
    for (const service of byNumber.get(item)?.services ?? []) if (!reached.has(service)) reached.set(service, path);
  }
  return reached;
}
