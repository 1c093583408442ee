import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchedChoices } from '../../../ui/searched-choices.js';
import '../../catalogue/texts.js';
import { type Deliverable, scopeQuery } from '../releases.js';

interface ScopeFieldProps {
  id: string;
  label: string;
  of: 'changes' | 'projects';
  chosen: readonly string[];
  /** Records whose titles are known already, as those chosen before. */
  known: readonly Deliverable[];
  onChange: (numbers: string[]) => void;
  fault: { invalid: boolean; invalidText: string | undefined };
}

/** What a release delivers, found among all changes or projects by a part of a title or number; what is chosen stays in sight. */
export function ScopeField({ id, label, of, chosen, known, onChange, fault }: ScopeFieldProps) {
  const { t } = useTranslation('catalogue');
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<readonly Deliverable[]>(known);
  const found = useQuery(scopeQuery(of, useDeferredValue(text.trim()))).data ?? [];
  const titles = new Map([...seen, ...found].map(({ number, title }) => [number, title]));
  const numbers = [...new Set([...chosen, ...found.map(({ number }) => number)])];
  const choose = (next: string[]) => {
    setSeen([...seen, ...found.filter(({ number }) => next.includes(number))]);
    onChange(next);
  };
  return (
    <SearchedChoices
      id={id}
      label={label}
      offered={numbers.map((number) => ({ number, text: titles.has(number) ? `${titles.get(number)} (${number})` : number }))}
      chosen={chosen}
      search={{ label: t('narrow', { field: label }), text, onChange: setText }}
      fault={fault}
      onChange={choose}
    />
  );
}
