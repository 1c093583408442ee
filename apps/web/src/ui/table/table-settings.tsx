import { Checkbox } from '@carbon/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../menu.js';

interface TableSettingsProps {
  columns: readonly { id: string; text: string; visible: boolean; toggle: () => void }[];
  compact: boolean;
  onCompactChange: (compact: boolean) => void;
}

/** Which columns to show and how tall rows are. */
export function TableSettings({ columns, compact, onCompactChange }: TableSettingsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="tg-table-settings">
      <Menu text={t('list.columns')} align="end">
        <fieldset className="tg-stack tg-stack--tight">
          <legend className="tg-visually-hidden">{t('list.columns')}</legend>
          {columns.map((column) => (
            <Checkbox key={column.id} id={`${id}-${column.id}`} labelText={column.text} checked={column.visible} onChange={column.toggle} />
          ))}
        </fieldset>
        <hr className="tg-rule" />
        <Checkbox id={`${id}-compact`} labelText={t('list.compact')} checked={compact} onChange={(_, { checked }) => onCompactChange(checked)} />
      </Menu>
    </div>
  );
}
