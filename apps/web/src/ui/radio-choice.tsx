interface RadioChoiceProps<Value extends string> {
  /** Unique in the page; ids of the choices begin with it. */
  name: string;
  legend: string;
  help?: string | undefined;
  choices: readonly { value: Value; label: string }[];
  /** null: nothing is chosen. */
  value: Value | null;
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** One of a few, each in sight, on the browser's own radio buttons. */
export function RadioChoice<Value extends string>({ name, legend, help, choices, value, disabled = false, onChange }: RadioChoiceProps<Value>) {
  return (
    <fieldset className="tg-radios" disabled={disabled} aria-describedby={help ? `${name}-help` : undefined}>
      <legend className="tg-label">{legend}</legend>
      <div className="tg-radios__list">
        {choices.map((choice) => (
          <label key={choice.value} className="tg-radios__choice">
            <input id={`${name}-${choice.value}`} type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {help && <p id={`${name}-help`} className="tg-quiet tg-radios__help">{help}</p>}
    </fieldset>
  );
}
