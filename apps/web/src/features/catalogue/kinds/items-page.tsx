import { Button } from '@carbon/react';
import { type ConfigurationItemView, ITEM_KINDS } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { choicesQuery } from '../catalogue.js';
import { CatalogueList } from '../list/catalogue-list.js';
import { useMayWrite } from '../may-write.js';
import '../texts.js';
import { ImportDialog } from './import-dialog.js';
import { useListTabs } from './list-tabs.js';

/** `/items` */
export function Component() {
  const { t } = useTranslation('catalogue');
  const [importing, setImporting] = useState(false);
  const mayWrite = useMayWrite();
  const { data: services } = useQuery(choicesQuery('services'));
  const columns = useMemo<Column<ConfigurationItemView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, sortable: true, cell: (item) => <RecordLink number={item.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, sortable: true, cell: (item) => item.name },
      { id: 'kind', header: t('field.kind'), sortable: true, cell: (item) => t(`itemKind.${item.kind}`) },
      { id: 'services', header: t('field.services'), cell: (item) => <Numbers numbers={item.services} /> },
      { id: 'dependsOn', header: t('field.dependsOn'), cell: (item) => <Numbers numbers={item.dependsOn} /> },
      { id: 'owner', header: t('field.owner'), cell: (item) => item.owner.displayName },
    ],
    [t],
  );
  const choices = [
    { name: 'kind', label: t('field.kind'), options: ITEM_KINDS.map((value) => ({ value, text: t(`itemKind.${value}`) })) },
    { name: 'service', label: t('field.service'), options: services?.items.map(({ number, name }) => ({ value: number, text: name })) ?? [] },
  ];
  return (
    <>
      <CatalogueList kind="items" columns={columns} choices={choices} savedViews="items" tabs={useListTabs('services')} actions={mayWrite && <Button kind="tertiary" size="md" onClick={() => setImporting(true)}>{t('import.open')}</Button>} />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  return (
    <span className="tg-row">
      {numbers.map((number) => (
        <RecordLink key={number} number={number} />
      ))}
    </span>
  );
}
