import type { ChangeContent } from '#core/contracts';

const HOUR_MS = 3600_000;

/** Complete content of a low-risk change that starts in an hour. */
export function aChange(content: Partial<ChangeContent> = {}): Partial<ChangeContent> {
  return {
    title: 'Renew the certificate of the payment gateway',
    description: 'The certificate ends next week.',
    justification: 'Without it no card can be charged.',
    services: ['SVC-1'],
    impact: 'low',
    size: 'small',
    novelty: 'routine',
    backoutTested: true,
    implementationPlan: 'Install the new certificate and reload.',
    backoutPlan: 'Install the old certificate and reload.',
    testPlan: 'Charge one cent.',
    plannedStart: inHours(1),
    plannedEnd: inHours(3),
    ...content,
  };
}

export function inHours(hours: number): string {
  return new Date(Math.ceil(Date.now() / 1000) * 1000 + hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
}
