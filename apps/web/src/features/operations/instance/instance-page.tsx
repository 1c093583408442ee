import { Button } from '@carbon/react';
import type { InstanceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { ProcessDiagram } from '../../../diagram/process-diagram.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { useHasRole } from '../../session/session.js';
import { InstanceState } from '../instance-state.js';
import { instanceQuery } from '../operations.js';
import '../texts.js';
import { CancelDialog } from './cancel-dialog.js';
import { History } from './history.js';
import { Incidents } from './incidents.js';
import './instance.scss';
import { Variables } from './variables.js';

/** `/operations/instances/:key?tab&element` */
export function Component() {
  const { t } = useTranslation('operations');
  const { key = '' } = useParams();
  const query = useQuery(instanceQuery(key));
  if (query.data) return <Instance instance={query.data} />;
  return (
    <Page title={key} crumbs={[{ text: t('title'), to: '/operations/instances' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

const TABS = ['history', 'variables', 'incidents'] as const;

function Instance({ instance }: { instance: InstanceView }) {
  const { t } = useTranslation('operations');
  const [params, setParams] = useSearchParams();
  const [cancelling, setCancelling] = useState(false);
  const mayRepair = useHasRole('operator', 'admin') && instance.state === 'ACTIVE';
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'history';
  const element = params.get('element');
  const select = (id: string | null) => setParams((old) => withValue(old, 'element', id), { replace: true });
  const title = instance.recordNumber ? `${instance.recordNumber}: ${instance.processName}` : instance.processName;
  const openIncidents = instance.incidents.filter((incident) => incident.state === 'ACTIVE');
  return (
    <Page
      title={title}
      marks={<InstanceState state={instance.state} hasIncident={instance.hasIncident} />}
      crumbs={[{ text: t('title'), to: '/operations/instances' }]}
      actions={mayRepair && <Button kind="danger--tertiary" size="md" onClick={() => setCancelling(true)}>{t('cancel.action')}</Button>}
    >
      <InstanceFacts instance={instance} />
      <section className="tg-section" aria-label={t('tab.diagram')}>
        <ProcessDiagram xml={instance.bpmnXml} elements={instance.elements} takenFlows={instance.takenFlows} selected={element} onSelect={select} />
      </section>
      <nav className="tg-tabs" aria-label={t('tab.label')}>
        {TABS.map((name) => (
          <Link key={name} to={`?${withValue(params, 'tab', name)}`} preventScrollReset className="tg-tabs__link" aria-current={name === tab ? 'page' : undefined}>
            {t(`tab.${name}`)}
            {name === 'incidents' && openIncidents.length > 0 && <span className="tg-tabs__count">{openIncidents.length}</span>}
          </Link>
        ))}
      </nav>
      {tab === 'history' && <History history={instance.history} element={element} onSelect={select} />}
      {tab === 'variables' && <Variables instance={instance} mayEdit={mayRepair} />}
      {tab === 'incidents' && <Incidents instance={instance} mayRetry={mayRepair} onSelect={select} />}
      {cancelling && <CancelDialog instance={instance} onClose={() => setCancelling(false)} />}
    </Page>
  );
}

function InstanceFacts({ instance }: { instance: InstanceView }) {
  const { t } = useTranslation('operations');
  const { recordNumber, parentProcessInstanceKey: parent, endedAt } = instance;
  return (
    <Facts
      facts={[
        ...(recordNumber ? [{ term: t('fact.record'), value: <RecordLink number={recordNumber} /> }] : []),
        { term: t('fact.process'), value: `${instance.processName}, ${t('fact.version', { version: instance.processVersion })}` },
        { term: t('fact.started'), value: <Moment at={instance.startedAt} /> },
        ...(endedAt ? [{ term: t('fact.ended'), value: <Moment at={endedAt} /> }] : []),
        ...(parent ? [{ term: t('fact.parent'), value: <Link to={`/operations/instances/${parent}`}>{parent}</Link> }] : []),
        { term: t('fact.key'), value: instance.processInstanceKey },
      ]}
    />
  );
}

function withValue(params: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return next;
}
