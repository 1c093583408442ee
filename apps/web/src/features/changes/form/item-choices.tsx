import { Checkbox } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { itemsQuery } from '../changes.js';
import '../texts.js';
import './form.scss';

interface ItemChoicesProps {
  /** Of the first choice, to which a summary of errors leads. */
  id: string;
  label: string;
  help: string;
  /** Whose items are offered; those chosen before stay offered, too. */
  services: readonly string[];
  chosen: readonly string[];
  onChange: (items: string[]) => void;
  error: string | undefined;
  disabled?: boolean;
  /** Only these may be chosen; absent: all. */
  among?: readonly string[];
  /** What follows from what is chosen. */
  children?: ReactNode;
}

/** Some of the configuration items that services run on. */
export function ItemChoices({ id, label, help, services, chosen, onChange, error, disabled = false, among, children }: ItemChoicesProps) {
  const { t } = useTranslation('changes');
  const items = useQuery(itemsQuery(services));
  const known = (items.data ?? []).filter(({ number }) => !among || among.includes(number));
  const unknown = [...(among ?? []), ...chosen].filter((number, index, all) => all.indexOf(number) === index && !known.some((item) => item.number === number));
  const offered = [...known, ...unknown.map((number) => ({ number, name: number }))];
  if (offered.length === 0 && !items.error) return null;
  return (
    <fieldset className="tg-choices" disabled={disabled} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="tg-label">{label}</legend>
      {items.error && <ErrorNotice error={items.error} title={t('form.itemsFailed')} onRetry={() => void items.refetch()} />}
      <div className="tg-choices__list">
        {offered.map(({ number, name }, position) => (
          <Checkbox
            key={number}
            id={position === 0 ? id : `${id}-${number}`}
            labelText={name === number ? number : `${name} (${number})`}
            checked={chosen.includes(number)}
            onChange={(_, { checked }) => onChange(checked ? [...chosen, number] : chosen.filter((other) => other !== number))}
          />
        ))}
      </div>
      <p className="tg-quiet tg-choices__help">{help}</p>
      {error && <p id={`${id}-error`} className="tg-field-error">{error}</p>}
      {children}
    </fieldset>
  );
}
