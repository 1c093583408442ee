import { Injectable } from '@nestjs/common';
import type { ApprovalPolicy, ChangeContent, ChangeForecast, ProblemCode, RequiredPlans, RiskLevel, RiskReason } from '#core/contracts';
import { ok } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { highestUrgency, ProcessEngine, ServiceDirectory } from '#platform/orchestration';
import { EMPTY_CONTENT } from '../domain/change-content.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** The process whose start form is the questionnaire. */
const ASKING_PROCESS = 'change-normal';

/** The decision tables and the questionnaire of changes as they are deployed: what the process will find, known before the change is submitted. */
@Injectable()
export class ChangePolicies {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly services: ServiceDirectory,
  ) {}

  /** Risk, plans and approvals of a content as it is written now. Refuses with `engine-unreachable` and what the engine says of a broken table. */
  async forecast(content: Partial<ChangeContent>): Promise<Outcome<ChangeForecast>> {
    const facts = { ...EMPTY_CONTENT, ...content };
    const urgency = highestUrgency([...(await this.services.byNumbers(facts.services)).values()]);
    const { type, impact, size, novelty, backoutTested, questionnaire } = facts;
    if (type === 'standard') return this.ofStandard();
    const assessed = await this.decide<{ risk: RiskLevel; reasons: RiskReason[] }>('change-risk', { impact, urgency, size, novelty, backoutTested, questionnaire });
    if (!assessed.ok) return assessed;
    const { risk, reasons: riskReasons } = assessed.value;
    const requiredPlans = await this.decide<RequiredPlans>('change-required-plans', { type, risk });
    if (!requiredPlans.ok) return requiredPlans;
    const approvalPolicy = await this.decide<ApprovalPolicy>('change-approval-policy', { type, risk, impact, urgency });
    return approvalPolicy.ok ? ok({ risk, riskReasons, requiredPlans: requiredPlans.value, approvalPolicy: approvalPolicy.value }) : approvalPolicy;
  }

  /** The form of the risk questionnaire in its newest version; null: none is deployed. */
  async questionnaire(): Promise<Outcome<object | null>> {
    const found = await this.engine.searchProcessDefinitions({ processDefinitionId: ASKING_PROCESS, isLatestVersion: true }, { limit: 1 });
    if (!found.ok) return found;
    const [newest] = found.value.items;
    if (!newest) return ok(null);
    const form = await this.engine.startForm(newest.processDefinitionKey);
    return form.ok ? ok(form.value?.schema ?? null) : form;
  }

  private async ofStandard(): Promise<Outcome<ChangeForecast>> {
    const plans = await this.decide<RequiredPlans>('change-required-plans', { type: 'standard', risk: null });
    return plans.ok ? ok({ risk: null, riskReasons: [], requiredPlans: plans.value, approvalPolicy: null }) : plans;
  }

  private decide<T>(decisionId: string, variables: Record<string, unknown>): Promise<Outcome<T>> {
    return this.engine.evaluateDecision(decisionId, variables) as Promise<Outcome<T>>;
  }
}
