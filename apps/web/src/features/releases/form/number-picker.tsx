import { Button, Select, SelectItem } from '@carbon/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';

interface NumberPickerProps {
  id: string;
  label: string;
  chosen: readonly string[];
  offered: readonly { number: string; title: string }[];
  onChange: (numbers: string[]) => void;
  error: string | undefined;
}

/** Some records out of those that are offered, by number; each that is chosen is one click away. */
export function NumberPicker({ id, label, chosen, offered, onChange, error }: NumberPickerProps) {
  const { t } = useTranslation('releases');
  const [next, setNext] = useState('');
  const titleOf = (number: string) => offered.find((one) => one.number === number)?.title ?? '';
  const add = () => {
    onChange([...chosen, next]);
    setNext('');
  };
  return (
    <fieldset className="tg-stack tg-stack--tight">
      <legend className="tg-label">{label}</legend>
      {chosen.length > 0 && (
        <ul className="tg-stack tg-stack--tight">
          {chosen.map((number) => (
            <li key={number} className="tg-row">
              <span><RecordLink number={number} /> {titleOf(number)}</span>
              <Button kind="ghost" size="sm" aria-label={t('form.remove', { name: number })} title={t('form.remove', { name: number })} onClick={() => onChange(chosen.filter((other) => other !== number))}>×</Button>
            </li>
          ))}
        </ul>
      )}
      <div className="tg-picker">
        <Select id={id} size="sm" labelText={label} hideLabel value={next} invalid={error !== undefined} invalidText={error} onChange={(event) => setNext(event.target.value)}>
          <SelectItem value="" text={t('form.choose')} />
          {offered.filter(({ number }) => !chosen.includes(number)).map(({ number, title }) => <SelectItem key={number} value={number} text={`${number} ${title}`} />)}
        </Select>
        <Button kind="tertiary" size="sm" aria-label={`${t('form.add')}: ${label}`} disabled={next === ''} onClick={add}>{t('form.add')}</Button>
      </div>
    </fieldset>
  );
}
