import { Form } from '@bpmn-io/form-js-viewer';

export interface FieldFault {
  field: string;
  message: string;
}

interface SubmitResult {
  data: Record<string, unknown>;
  errors: Record<string, string[]>;
}

/** Owns one form-js form: shows a schema with data, hands out the answers when they are valid. */
export class TaskForm {
  private readonly form: Form;

  constructor(private readonly container: HTMLElement, onChanged: () => void) {
    this.form = new Form({ container });
    this.form.on('changed', onChanged);
  }

  async show(schema: object, data: Record<string, unknown>, readOnly: boolean): Promise<void> {
    await this.form.importSchema(schema, data);
    this.setReadOnly(readOnly);
  }

  setReadOnly(readOnly: boolean): void {
    this.form.setProperty('readOnly', readOnly);
  }

  /** The answers, or null after marking what is wrong; the first wrong field takes the focus. */
  submit(): Record<string, unknown> | null {
    const { data, errors } = this.form.submit() as SubmitResult;
    if (Object.keys(errors).length === 0) return data;
    this.focusFirstFault();
    return null;
  }

  /** Marks fields that the server refused, by their keys. */
  showErrors(faults: readonly FieldFault[]): void {
    const errors: Record<string, string[]> = {};
    for (const { field, message } of faults) {
      const id = this.fieldIdOf(field);
      if (id) errors[id] = [...(errors[id] ?? []), message];
    }
    this.form._setState({ errors });
    this.focusFirstFault();
  }

  destroy(): void {
    this.form.destroy();
  }

  private fieldIdOf(key: string): string | undefined {
    const registry = this.form.get<{ getAll(): { id: string; key?: string }[] }>('formFieldRegistry');
    return registry.getAll().find((field) => field.key === key)?.id;
  }

  private focusFirstFault(): void {
    requestAnimationFrame(() => {
      this.container.querySelector<HTMLElement>('.fjs-has-errors input, .fjs-has-errors textarea, .fjs-has-errors select')?.focus();
    });
  }
}
