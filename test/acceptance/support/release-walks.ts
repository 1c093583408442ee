import type { EarlyLifeView, ReleaseContent, ReleaseView } from '#core/contracts';
import { until } from '#test/until';
import type { Organisation } from './organisation.js';
import { complete } from './project-walks.js';

/** A release of Rosa that is asked for; it waits for the go of Sam. */
export async function aRelease(people: Organisation, content: Partial<ReleaseContent>): Promise<string> {
  const rosa = await people.as('rosa');
  const steps = [{ title: 'Roll out', owner: 'ivan' }];
  const whole = { type: 'minor', earlyLifeDays: 5, steps, verificationPlan: 'Report a claim.', rollbackPlan: 'Roll out the version before.', ...content };
  const { number, version } = await rosa.post<ReleaseView>('/releases', whole);
  await rosa.post(`/releases/${number}/submission`, {}, { 'if-match': `"${version}"` });
  await releaseReaches(people, number, 'go-no-go');
  return number;
}

/** In its window: its change is implemented, its steps are done, it is verified. Returns the number of its early-life support. */
export async function deploy(people: Organisation, release: string, change: string): Promise<string> {
  await releaseReaches(people, release, 'deploying');
  await complete(people, 'ivan', change, 'ImplementChange', { implementationResult: 'done', implementationNote: 'As planned.' });
  await complete(people, 'ivan', release, 'DeployStep', { stepResult: 'done', stepNote: '' });
  await releaseReaches(people, release, 'verifying');
  await until(`${change} is implemented`, async () => ['review', 'closed'].includes((await (await people.as('rosa')).get<{ state: string }>(`/changes/${change}`)).state));
  await complete(people, 'rosa', release, 'VerifyRelease', { verification: 'verified', verificationNote: 'A claim was reported.' });
  return (await until(`${release} is supported`, async () => (await read(people, release)).earlyLifeSupport))!;
}

/** Those who agree on how the services are watched: Omar for the service desk, Rosa who hands over. */
export async function beginSupport(people: Organisation, support: string): Promise<void> {
  await complete(people, 'omar', support, 'CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed.' });
  await complete(people, 'rosa', support, 'CollectEntryEvidence', { readiness: 'green', evidence: 'On record.' });
  await supportReaches(people, support, 'running');
}

export async function releaseReaches(people: Organisation, release: string, state: ReleaseView['state']): Promise<void> {
  await until(`${release} becomes ${state}`, async () => (await read(people, release)).state === state);
}

export async function supportReaches(people: Organisation, support: string, state: EarlyLifeView['state']): Promise<EarlyLifeView> {
  const sam = await people.as('sam');
  return until(`${support} becomes ${state}`, async () => {
    const view = await sam.get<EarlyLifeView>(`/early-life-supports/${support}`);
    return view.state === state && view;
  });
}

async function read(people: Organisation, release: string): Promise<ReleaseView> {
  return (await people.as('rosa')).get<ReleaseView>(`/releases/${release}`);
}
