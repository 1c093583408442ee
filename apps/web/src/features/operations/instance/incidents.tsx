import { Button } from '@carbon/react';
import type { IncidentView, InstanceView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Since } from '../../../ui/moment.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useRetryIncident } from '../operations.js';

interface IncidentsProps {
  instance: InstanceView;
  mayRetry: boolean;
  onSelect: (elementId: string) => void;
}

export function Incidents({ instance, mayRetry, onSelect }: IncidentsProps) {
  const { t } = useTranslation('operations');
  const [retrying, setRetrying] = useState<IncidentView | null>(null);
  const nameOf = (incident: IncidentView) => instance.history.find((visit) => visit.elementInstanceKey === incident.elementInstanceKey)?.elementName ?? incident.elementId;
  if (instance.incidents.length === 0) return <EmptyState title={t('incidents.none')}>{t('incidents.noneText')}</EmptyState>;
  return (
    <>
      <ul className="tg-incidents" aria-label={t('tab.incidents')}>
        {instance.incidents.map((incident) => (
          <li key={incident.incidentKey} className="tg-incident-card">
            <p className="tg-row">
              <button type="button" className="tg-link-button" onClick={() => onSelect(incident.elementId)}>
                {t('incidents.at', { element: nameOf(incident) })}
              </button>
              <Badge tone={incident.state === 'ACTIVE' ? 'red' : 'neutral'}>{t(incident.state === 'ACTIVE' ? 'incidents.open' : 'incidents.resolved')}</Badge>
              <span className="tg-quiet"><Since at={incident.at} /></span>
            </p>
            <p className="tg-prose">{incident.message}</p>
            <p className="tg-quiet">{t('incidents.type', { type: incident.errorType.toLowerCase().replaceAll('_', ' ') })}</p>
            {mayRetry && incident.state === 'ACTIVE' && (
              <Button size="sm" kind="tertiary" onClick={() => setRetrying(incident)}>
                {t('incidents.retry')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {retrying && <RetryDialog incident={retrying} element={nameOf(retrying)} onClose={() => setRetrying(null)} />}
    </>
  );
}

function RetryDialog({ incident, element, onClose }: { incident: IncidentView; element: string; onClose: () => void }) {
  const { t } = useTranslation('operations');
  const announce = useAnnounce();
  const retry = useRetryIncident();
  const done = () => {
    announce(t('retry.done', { element }));
    onClose();
  };
  return (
    <ReasonDialog title={t('retry.title', { element })} confirm={t('retry.confirm')} pending={retry.isPending} error={retry.error} onConfirm={(reason) => retry.mutate({ incidentKey: incident.incidentKey, reason }, { onSuccess: done })} onClose={onClose}>
      <p>{t('retry.text')}</p>
      <p className="tg-prose tg-quiet">{incident.message}</p>
    </ReasonDialog>
  );
}
