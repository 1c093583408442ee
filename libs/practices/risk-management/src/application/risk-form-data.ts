import type { RiskLevel, RiskResponse } from '#core/contracts';
import type { People } from '#platform/identity';
import type { RecordTitles, Transaction } from '#platform/persistence';
import type { Risk } from '../domain/risk.entity.js';

const LEVELS = { low: 'Low', moderate: 'Moderate', high: 'High' } as const satisfies Record<RiskLevel, string>;
const RESPONSES = { avoid: 'Avoid', reduce: 'Reduce', transfer: 'Transfer', accept: 'Accept' } as const satisfies Record<RiskResponse, string>;
const MOST_PEOPLE = 200;

/** What the forms of a risk's tasks show; the keys are those of the forms' fields. */
export async function riskFormData(risk: Risk, elementId: string, { people, titles }: { people: People; titles: RecordTitles }, tx: Transaction): Promise<Record<string, unknown>> {
  const { title, description, probability, impact, ownerId, response } = risk;
  const owner = ownerId === null ? null : (await people.refs([ownerId], tx)).get(ownerId);
  return {
    title,
    description,
    record: await named(risk.record, titles, tx),
    rating: ratingInWords(risk),
    ownerName: owner?.displayName ?? null,
    currentResponse: response && RESPONSES[response],
    currentPlan: risk.responsePlan,
    newProbability: probability,
    newImpact: impact,
    ...(elementId === 'NameOwner' ? { people: await choices(people, tx) } : {}),
  };
}

/** "High, above the appetite: probability 4, impact 5. It may well happen." */
export function ratingInWords({ level, aboveAppetite, probability, impact, levelReason }: Risk): string {
  const scale = `probability ${probability}, impact ${impact}`;
  if (level === null) return `Not rated yet: ${scale}`;
  return `${LEVELS[level]}, ${aboveAppetite ? 'above' : 'within'} the appetite: ${scale}. ${levelReason ?? ''}`.trim();
}

async function named(record: string | null, titles: RecordTitles, tx: Transaction): Promise<string | null> {
  return record && `${record} ${(await titles.titlesOf([record], tx)).get(record) ?? ''}`.trim();
}

async function choices(people: People, tx: Transaction): Promise<{ label: string; value: string }[]> {
  const { items } = await people.search({ limit: MOST_PEOPLE }, tx);
  return items.filter(({ active }) => active).map(({ displayName, username }) => ({ label: displayName, value: username }));
}
