import { useMemo, useRef } from 'react';
import FormPanel, { type FormHandle } from '../../tasks/form/form-panel.js';

const NO_DATA = {};

/** A form as its users see it, without data. */
export default function FormPicture({ schemaText }: { schemaText: string }) {
  const handle = useRef<FormHandle>(null);
  const schema = useMemo(() => JSON.parse(schemaText) as object, [schemaText]);
  return (
    <div className="tg-picture tg-picture--form">
      <FormPanel handle={handle} schema={schema} data={NO_DATA} readOnly onChanged={() => undefined} />
    </div>
  );
}
