import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProcessDiagram } from '../../../diagram/process-diagram.js';
import { Loaded } from '../../../ui/loaded.js';
import { processQuery } from '../../changes/changes.js';
import { Timeline } from '../../changes/record/timeline.js';

/** Where the record stands in its process, and what happened to it so far. */
export default function TaskContext({ recordNumber, elementId }: { recordNumber: string; elementId: string }) {
  const { t } = useTranslation('tasks');
  const process = useQuery(processQuery(recordNumber));
  return (
    <>
      <section className="tg-section" aria-labelledby="task-where">
        <h3 id="task-where" className="tg-heading">{t('where')}</h3>
        <Loaded query={process} what={t('what.process')} lines={3}>
          {(found) => <ProcessDiagram xml={found.bpmnXml} elements={found.elements} takenFlows={found.takenFlows} selected={elementId} small />}
        </Loaded>
      </section>
      <section className="tg-section" aria-labelledby="task-history">
        <h3 id="task-history" className="tg-heading">{t('history')}</h3>
        <Timeline number={recordNumber} />
      </section>
    </>
  );
}
