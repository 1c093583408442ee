import { Button } from '@carbon/react';
import type { LockedFields } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { ValidationSummary } from '../../../ui/validation-summary.js';
import { type Content, contentOf, differences, type FieldSpec, sameValue } from '../fields.js';
import { Clash } from './clash.js';
import { FieldInput } from './field-input.js';

interface EntryDialogProps {
  title: string;
  fields: readonly FieldSpec[];
  /** What the form starts from; null: a new entry. */
  entry: ({ version: number; locked?: LockedFields } & object) | null;
  /** Values that a new entry starts with. */
  start?: Content;
  pending: boolean;
  error: unknown;
  /** `changed`: what is different from the start; `version`: the one it was written over. */
  onSave: (changed: Content, version: number) => void;
  onClose: () => void;
}

const NO_ERRORS = [] as const;

/** Makes or changes an entry of the catalogue. A clash with somebody else shows both values. */
export function EntryDialog({ title, fields, entry, start = {}, pending, error, onSave, onClose }: EntryDialogProps) {
  const { t } = useTranslation(['catalogue', 'common']);
  const [initial, setInitial] = useState(() => ({ ...contentOf(fields, entry), ...start }));
  const [version, setVersion] = useState(entry?.version ?? 0);
  const [content, setContent] = useState<Content>(initial);
  const faultOf = faultsOf(error);
  const errors = error instanceof ApiError ? (error.problem.errors ?? NO_ERRORS) : NO_ERRORS;
  const clash = error instanceof ApiError && error.is('version-mismatch') ? (error.problem.current as ({ version: number } & object) | undefined) : undefined;
  const changed = entry ? differences(content, initial) : content;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (pending) return;
    if (entry && Object.keys(changed).length === 0) onClose();
    else onSave(written(fields, changed), version);
  }

  function takeOver(current: { version: number } & object): void {
    const theirs = contentOf(fields, current);
    setContent({ ...theirs, ...changed });
    setInitial(theirs);
    setVersion(current.version);
    onSave(written(fields, changed), current.version);
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="entry-form" disabled={pending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions} wide>
      <LeaveGuard when={!sameValue(content, initial)} />
      <form id="entry-form" onSubmit={submit} noValidate className="tg-stack">
        {clash && <Clash fields={fields} base={initial} mine={changed} theirs={contentOf(fields, clash)} onKeepMine={() => takeOver(clash)} onTakeTheirs={onClose} />}
        {error && errors.length === 0 && !clash ? <ErrorNotice error={error} title={t('notSaved')} /> : null}
        <ValidationSummary errors={errors} fieldId={(field) => `entry-${field}`} />
        {fields.map((field) => (
          <FieldInput key={field.name} field={field} id={`entry-${field.name}`} value={content[field.name]} locked={entry?.locked?.[field.name]} fault={faultOf(field.name)} onChange={(value) => setContent({ ...content, [field.name]: value })} />
        ))}
      </form>
    </Dialog>
  );
}

/** As the API takes it: figures as numbers; what is no figure is passed on, to be refused with its field. */
function written(fields: readonly FieldSpec[], content: Content): Content {
  const figures = new Set(fields.filter(({ type }) => type === 'number').map(({ name }) => name as string));
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, figures.has(name) ? figure(value) : value]));
}

function figure(value: unknown): unknown {
  const text = String(value).trim().replace(',', '.');
  return text === '' || Number.isNaN(Number(text)) ? value : Number(text);
}
