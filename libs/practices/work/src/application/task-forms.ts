import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { fail, ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { ProcessEngine, RecordGateways } from '#platform/orchestration';
import type { EngineUserTask } from '#platform/orchestration';
import { checkForm } from '../domain/form-check.js';
import type { FieldError } from '../domain/form-check.js';
import { conditionsOf, keysOf } from '../domain/form-schema.js';
import type { FormSchema } from '../domain/form-schema.js';

type Values = Record<string, unknown>;

/** A refusal with one entry per wrong field. */
export interface FormRefusal extends Refusal<ProblemCode> {
  readonly errors?: readonly FieldError[];
}

export interface ShownForm {
  schema: FormSchema;
  data: Values;
  /** What the task sees of its process. */
  variables: Values;
}

/** The forms of tasks: what they show, and whether what they send is right. */
@Injectable()
export class TaskForms {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly gateways: RecordGateways,
  ) {}

  /** The form with its data: the process's variables of the form's own keys, and what the record says. */
  async of(task: EngineUserTask, recordNumber: string | null): Promise<Result<ShownForm | null, Refusal<ProblemCode>>> {
    const form = await this.engine.userTaskForm(task.userTaskKey);
    if (!form.ok || form.value === null) return form.ok ? ok(null) : form;
    const schema = form.value.schema as FormSchema;
    const variables = await this.engine.userTaskVariables(task.userTaskKey);
    if (!variables.ok) return variables;
    const keys = keysOf(schema.components).filter((key) => Object.hasOwn(variables.value, key));
    const own = Object.fromEntries(keys.map((key) => [key, variables.value[key]]));
    const record = recordNumber === null ? {} : await this.gateways.forNumber(recordNumber)?.formDataOf(recordNumber, task.elementId, variables.value);
    return ok({ schema, data: { ...own, ...record }, variables: variables.value });
  }

  /** The values of the form's open fields. Refuses with an error per wrong field, and values for a task without a form. */
  async check(form: ShownForm | null, sent: Values): Promise<Result<Values, FormRefusal>> {
    if (form === null) return Object.keys(sent).length === 0 ? ok({}) : refuse('validation-failed', 'This task has no form and takes no values.');
    const evaluated = await this.evaluate(form, sent);
    if (!evaluated.ok) return evaluated;
    const checked = checkForm(form.schema, sent, { data: form.data, evaluated: evaluated.value });
    if (checked.ok) return checked;
    const message = checked.failure.map(({ field, message: problem }) => `${field} ${problem}`).join('; ');
    return fail({ code: 'validation-failed', message, errors: checked.failure });
  }

  /** The engine answers the form's FEEL expressions, with its limits of time and depth. */
  private async evaluate({ schema, data }: ShownForm, sent: Values): Promise<Result<Map<string, unknown>, Refusal<ProblemCode>>> {
    const answers = new Map<string, unknown>();
    for (const expression of conditionsOf(schema.components)) {
      const answer = await this.engine.evaluateExpression(expression, { ...data, ...sent });
      if (!answer.ok && answer.failure.code === 'engine-unreachable') return answer;
      answers.set(expression, answer.ok ? answer.value : null);
    }
    return ok(answers);
  }
}
