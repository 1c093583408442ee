import type { ElementInstanceView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { InstanceState } from '../instance-state.js';

interface HistoryProps {
  history: ElementInstanceView[];
  /** Only visits of this element, when one is chosen in the diagram. */
  element: string | null;
  onSelect: (elementId: string) => void;
}

/** Every visit of an element, in the order the engine tells. */
export function History({ history, element, onSelect }: HistoryProps) {
  const { t } = useTranslation('operations');
  const columns = useMemo<Column<ElementInstanceView>[]>(
    () => [
      {
        id: 'element',
        header: t('history.element'),
        fixed: true,
        cell: (visit) => (
          <button type="button" className="tg-link-button" onClick={() => onSelect(visit.elementId)}>
            {visit.elementName ?? visit.elementId}
          </button>
        ),
      },
      { id: 'state', header: t('history.state'), cell: (visit) => <InstanceState state={visit.state} hasIncident={visit.hasIncident} /> },
      { id: 'type', header: t('history.type'), cell: (visit) => visit.type.toLowerCase().replaceAll('_', ' ') },
      { id: 'started', header: t('history.started'), cell: (visit) => <Moment at={visit.startedAt} /> },
      { id: 'ended', header: t('history.ended'), cell: (visit) => (visit.endedAt ? <Moment at={visit.endedAt} /> : <span className="tg-quiet">{t('history.still')}</span>) },
    ],
    [t, onSelect],
  );
  const shown = element ? history.filter((visit) => visit.elementId === element) : history;
  if (shown.length === 0) return <EmptyState title={t('history.none')} />;
  return <DataTable<ElementInstanceView> name="history" label={t('tab.history')} columns={columns} rows={shown} rowId={(visit) => visit.elementInstanceKey} />;
}
