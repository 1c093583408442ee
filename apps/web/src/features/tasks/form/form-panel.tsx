import '@bpmn-io/form-js-viewer/dist/assets/flatpickr/light.css';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import './form-carbon.scss';
import { type FieldFault, TaskForm } from './task-form.js';

/** What the page may ask of the form. */
export interface FormHandle {
  submit: () => Record<string, unknown> | null;
  showErrors: (faults: readonly FieldFault[]) => void;
}

interface FormPanelProps {
  handle: RefObject<FormHandle | null>;
  schema: object;
  data: Record<string, unknown>;
  readOnly: boolean;
  onChanged: (changed: boolean) => void;
}

/** A form-js form in Carbon's clothes. It is drawn once per schema: a refresh of the task keeps what was typed. */
export default function FormPanel({ handle, schema, data, readOnly, onChanged }: FormPanelProps) {
  const container = useRef<HTMLDivElement>(null);
  const form = useRef<TaskForm>(null);
  const start = useRef({ schema, data, readOnly });
  const schemaText = JSON.stringify(schema);
  start.current = { schema, data, readOnly };
  useEffect(() => {
    if (!container.current) return;
    let shown = false;
    const created = new TaskForm(container.current, () => shown && onChanged(true));
    form.current = created;
    const { schema: first, data: values, readOnly: locked } = start.current;
    void created.show(first, values, locked).then(() => {
      shown = true;
    });
    return () => {
      form.current = null;
      created.destroy();
    };
    // The text stands for the schema, whose identity changes with every read.
  }, [schemaText]);
  useEffect(() => void form.current?.setReadOnly(readOnly), [readOnly]);
  useImperativeHandle(handle, () => ({ submit: () => form.current?.submit() ?? null, showErrors: (faults) => form.current?.showErrors(faults) }), []);
  return <div ref={container} className="tg-form-panel" />;
}
