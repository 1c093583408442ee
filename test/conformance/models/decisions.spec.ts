import { readdirSync, readFileSync } from 'node:fs';
import { createDecisionEngine } from '#engine/dmn';
import * as approvalPolicy from './decisions/change-approval-policy.cases.js';
import * as changeConflict from './decisions/change-conflict.cases.js';
import * as requiredPlans from './decisions/change-required-plans.cases.js';
import * as reviewPolicy from './decisions/change-review-policy.cases.js';
import * as changeRisk from './decisions/change-risk.cases.js';
import * as earlyLifeExtension from './decisions/early-life-extension.cases.js';
import * as earlyLifePolicy from './decisions/early-life-policy.cases.js';
import * as gateQuorum from './decisions/gate-quorum.cases.js';
import * as improvementPriority from './decisions/improvement-priority.cases.js';
import * as releaseGoNoGo from './decisions/release-go-no-go.cases.js';
import * as releaseReadiness from './decisions/release-readiness.cases.js';
import * as releaseRollback from './decisions/release-rollback.cases.js';
import * as riskAppetite from './decisions/risk-appetite.cases.js';
import { modelFiles } from './model-files.js';

const DECISIONS = [approvalPolicy, changeConflict, requiredPlans, reviewPolicy, changeRisk, earlyLifeExtension, earlyLifePolicy, gateQuorum, improvementPriority, releaseGoNoGo, releaseReadiness, releaseRollback, riskAppetite];

describe.each(DECISIONS)('the decision $DECISION', ({ DECISION, FOLDER, CASES }) => {
  it('should answer every input as the real engine has answered it', () => {
    const answered = JSON.parse(readFileSync(new URL(`traces/${DECISION}.json`, import.meta.url), 'utf8')) as unknown[];
    const engine = createDecisionEngine();
    const drg = engine.parse(modelFiles(FOLDER).find(({ name }) => name === `${DECISION}.dmn`)?.content ?? '');
    if (!drg.ok) throw new Error(drg.failure.message);
    const answers = (CASES as readonly Readonly<Record<string, unknown>>[]).map((one) => {
      const reader = { get: (name: string) => (name in one ? JSON.stringify(one[name]) : undefined), names: () => Object.keys(one) };
      return JSON.parse(engine.evaluate(drg.value, DECISION, reader, { now: () => 0, zone: 'UTC' }).output) as unknown;
    });
    expect(answers.length).toBeGreaterThan(10);
    expect(answers).toEqual(answered);
  });
});

it('should leave no recorded decision unasked', () => {
  expect(readdirSync(new URL('decisions/', import.meta.url)).sort()).toEqual(DECISIONS.map(({ DECISION }) => `${DECISION}.cases.ts`).sort());
});
