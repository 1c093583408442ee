import { dependentsOf, neededBy, servicesReached, type ItemNode } from './item-graph.js';

const node = (number: string, dependsOn: string[] = [], services: string[] = []): ItemNode => ({ number, dependsOn, services });

/** Web shop → application → database → server; the reports use the database as well. */
const nodes = [node('server'), node('database', ['server']), node('application', ['database'], ['Web shop']), node('reports', ['database'], ['Reporting'])];

describe('the graph of configuration items', () => {
  it('should reach every service above an item, and say through which items', () => {
    expect([...servicesReached(['server'], nodes)]).toEqual([
      ['Web shop', ['server', 'database', 'application']],
      ['Reporting', ['server', 'database', 'reports']],
    ]);
    expect([...servicesReached(['reports'], nodes)]).toEqual([['Reporting', ['reports']]]);
  });

  it('should walk in circles only once', () => {
    const circle = [node('a', ['b']), node('b', ['c']), node('c', ['a'])];
    expect([...dependentsOf(['a'], circle).keys()].sort()).toEqual(['a', 'b', 'c']);
    expect([...neededBy(['a'], circle)].sort()).toEqual(['a', 'b', 'c']);
  });
});
