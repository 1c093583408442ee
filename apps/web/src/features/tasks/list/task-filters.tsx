import { Button, Checkbox } from '@carbon/react';
import { ROLES, TASK_DUES } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { Menu } from '../../../ui/menu.js';
import { TASK_SORT_CHOICES } from '../tasks.js';

interface TaskFiltersProps {
  get: (name: string) => string;
  set: (name: string, value: string) => void;
}

/** What the list is narrowed to beside its view, and its order. */
export function TaskFilters({ get, set }: TaskFiltersProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const active = ['due', 'group', 'urgent'].filter((name) => get(name) !== '');
  return (
    <Menu text={active.length > 0 ? t('filters.active', { count: active.length }) : t('filters.open')}>
      <div className="tg-stack" role="group" aria-label={t('filters.label')}>
        <FilterSelect id="task-sort" label={t('filters.sort')} value={get('sort')} onChange={(value) => set('sort', value)} options={TASK_SORT_CHOICES.map((value) => ({ value, text: t(`sorts.${value}`) }))} />
        <FilterSelect id="task-due" label={t('due')} value={get('due')} onChange={(value) => set('due', value)} options={TASK_DUES.map((value) => ({ value, text: t(`dues.${value}`) }))} />
        <FilterSelect id="task-group" label={t('filters.group')} value={get('group')} onChange={(value) => set('group', value)} options={ROLES.map((value) => ({ value, text: t(`common:role.${value}`) }))} />
        <Checkbox id="task-urgent" labelText={t('filters.urgent')} checked={get('urgent') === 'true'} onChange={(_, { checked }) => set('urgent', checked ? 'true' : '')} />
        {active.length > 0 && <Button size="sm" kind="ghost" onClick={() => active.forEach((name) => set(name, ''))}>{t('common:list.clearFilters')}</Button>}
      </div>
    </Menu>
  );
}
