import { Button } from '@carbon/react';
import type { InstanceView, VariableView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { SearchField } from '../../../ui/search-field.js';
import { VariableDialog } from './variable-dialog.js';

export function Variables({ instance, mayEdit }: { instance: InstanceView; mayEdit: boolean }) {
  const { t } = useTranslation('operations');
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<VariableView | null>(null);
  const shown = instance.variables.filter((variable) => variable.name.toLowerCase().includes(search.toLowerCase()));
  if (instance.variables.length === 0) return <EmptyState title={t('variables.none')} />;
  return (
    <>
      <SearchField label={t('variables.search')} value={search} onChange={setSearch} />
      <ul className="tg-variables" aria-label={t('tab.variables')}>
        {shown.map((variable) => (
          <li key={variable.variableKey} className="tg-variables__variable">
            <span className="tg-variables__name">
              <span className="tg-strong">{variable.name}</span>
              <span className="tg-quiet"><ScopeName variable={variable} instance={instance} /></span>
            </span>
            <pre className="tg-variables__value" role="group" aria-label={variable.name} tabIndex={0}>
              {pretty(variable.value)}
            </pre>
            {mayEdit && (
              <Button kind="ghost" size="sm" onClick={() => setEditing(variable)}>
                {t('variables.edit', { name: variable.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && <VariableDialog instanceKey={instance.processInstanceKey} variable={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function ScopeName({ variable, instance }: { variable: VariableView; instance: InstanceView }) {
  const { t } = useTranslation('operations');
  if (variable.scopeKey === instance.processInstanceKey) return t('variables.global');
  const scope = instance.history.find((visit) => visit.elementInstanceKey === variable.scopeKey);
  return t('variables.local', { element: scope?.elementName ?? scope?.elementId ?? variable.scopeKey });
}

/** Indented when that loses nothing: numbers beyond the exact range stay as they were written. */
function pretty(value: string): string {
  try {
    const parsed: unknown = JSON.parse(value);
    return JSON.stringify(parsed) === value ? JSON.stringify(parsed, null, 2) : value;
  } catch {
    return value;
  }
}
