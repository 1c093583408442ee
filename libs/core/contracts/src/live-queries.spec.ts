import { readFile } from 'node:fs/promises';
import { LIVE_QUERIES, LIVE_QUERY_IDS } from './live-queries.js';

describe('the questions that criteria of gates ask', () => {
  it('should each be told to process owners, with whether it looks back, and no other', async () => {
    const page = await readFile('docs/operations/gates.md', 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \|.*\| (days )?\|$/gm)].map(([, id, days]) => [id, days !== undefined]);
    expect(rows).toEqual(LIVE_QUERY_IDS.map((id) => [id, LIVE_QUERIES[id].days]));
  });
});
