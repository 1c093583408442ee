import { Checkbox } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { offered } from '../catalogue/catalogue.js';
import { servicesQuery } from '../changes/changes.js';
import '../changes/form/form.scss';

interface ServiceChoicesProps {
  /** Of the first choice, to which a summary of errors leads. */
  id: string;
  label: string;
  chosen: readonly string[];
  onChange: (services: string[]) => void;
  error: string | undefined;
  /** Only these may be chosen; absent: all. */
  among?: readonly string[];
}

/** Some of the services. */
export function ServiceChoices({ id, label, chosen, onChange, error, among }: ServiceChoicesProps) {
  const services = useQuery(servicesQuery);
  const choices = offered(services.data?.items ?? [], chosen).filter(({ number }) => !among || among.includes(number));
  return (
    <fieldset className="tg-choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="tg-label">{label}</legend>
      <div className="tg-choices__list">
        {choices.map(({ number, name }, position) => (
          <Checkbox key={number} id={position === 0 ? id : `${id}-${number}`} labelText={`${name} (${number})`} checked={chosen.includes(number)} onChange={(_, { checked }) => onChange(checked ? [...chosen, number] : chosen.filter((one) => one !== number))} />
        ))}
      </div>
      {error && <p id={`${id}-error`} className="tg-field-error">{error}</p>}
    </fieldset>
  );
}
