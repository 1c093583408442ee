import { useEffect, useState } from 'react';
import { useNavigation } from 'react-router';

const TYPING_PAUSE_MILLIS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A search box that reports when the typing pauses, unless the reader is already on the way to another page. `/` puts the cursor into it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const staysHere = useNavigation().state === 'idle';
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value || !staysHere) return;
    const timer = window.setTimeout(() => onChange(text.trim()), TYPING_PAUSE_MILLIS);
    return () => window.clearTimeout(timer);
  }, [text, value, onChange, staysHere]);
  return (
    <input
      type="search"
      className="tg-search"
      data-search=""
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
