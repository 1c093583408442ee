import { Checkbox } from '@carbon/react';

interface SearchedChoicesProps {
  id: string;
  label: string;
  /** What is chosen comes first, however the search goes. */
  offered: readonly { number: string; text: string }[];
  chosen: readonly string[];
  /** Missing: there are too few to search. */
  search?: { label: string; text: string; onChange: (text: string) => void };
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (chosen: string[]) => void;
}

/** Several records out of many, found by a part of their name or number. */
export function SearchedChoices({ id, label, offered, chosen, search, fault, onChange }: SearchedChoicesProps) {
  return (
    <fieldset id={id} tabIndex={-1} className="tg-choices" aria-invalid={fault.invalid || undefined}>
      <legend className="tg-label">{label}</legend>
      {fault.invalidText && <p className="tg-overdue">{fault.invalidText}</p>}
      {search && <input type="search" className="tg-search" aria-label={search.label} placeholder={search.label} value={search.text} onChange={(event) => search.onChange(event.target.value)} />}
      <div className="tg-choices__list">
        {offered.map(({ number, text }) => (
          <Checkbox key={number} id={`${id}-${number}`} labelText={text} checked={chosen.includes(number)} onChange={(_, { checked }) => onChange(checked ? [...chosen, number] : chosen.filter((other) => other !== number))} />
        ))}
      </div>
    </fieldset>
  );
}
