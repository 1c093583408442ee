import { Button } from '@carbon/react';
import { PROJECT_CLASSES, type GateSetView, type ProjectClass, type StageTemplate } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { useHasRole } from '../../session/session.js';
import { gateSetsQuery, useReplaceGateSet } from '../projects.js';
import '../projects.scss';
import '../texts.js';
import { StageEditor } from './stage-editor.js';

/** `/projects/gate-sets?class`: with which stages and gates projects of each class begin. */
export function Component() {
  const { t } = useTranslation('projects');
  const [params] = useSearchParams();
  const query = useQuery(gateSetsQuery);
  const chosen = PROJECT_CLASSES.find((one) => one === params.get('class')) ?? 'agile';
  return (
    <Page title={t('sets.title')} crumbs={[{ text: t('title'), to: '/projects' }]}>
      <p className="tg-prose">{t('sets.help')}</p>
      <ClassLinks chosen={chosen} />
      <Loaded query={query} what={t('what.sets')}>
        {(sets) => sets.filter((set) => set.class === chosen).map((set) => <GateSetForm key={`${set.class} ${set.version}`} set={set} />)}
      </Loaded>
    </Page>
  );
}

function ClassLinks({ chosen }: { chosen: ProjectClass }) {
  const { t } = useTranslation('projects');
  const [, setParams] = useSearchParams();
  return (
    <div className="tg-row" role="group" aria-label={t('sets.tabs')}>
      {PROJECT_CLASSES.map((one) => (
        <Button key={one} kind={one === chosen ? 'secondary' : 'ghost'} size="sm" aria-pressed={one === chosen} onClick={() => setParams({ class: one })}>{t(`class.${one}`)}</Button>
      ))}
    </div>
  );
}

function GateSetForm({ set }: { set: GateSetView }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const mayWrite = useHasRole('admin', 'process-owner');
  const replace = useReplaceGateSet(set.class);
  const [stages, setStages] = useState<readonly StageTemplate[]>(set.stages);
  const put = (index: number, stage: StageTemplate | null) => setStages(stages.flatMap((one, at) => (at !== index ? [one] : stage ? [stage] : [])));
  const add = () => setStages([...stages, { name: t('sets.newStage'), workingDays: 10, gate: { name: t('sets.newGate'), gatekeepers: ['sponsor'], criteria: [] } }]);
  return (
    <fieldset disabled={!mayWrite} className="tg-stack">
      {!mayWrite && <p className="tg-quiet">{t('sets.readOnly')}</p>}
      {replace.error && <ErrorNotice error={replace.error} title={t('sets.failed')} />}
      {stages.map((stage, index) => <StageEditor key={index} ordinal={index + 1} stage={stage} onChange={(next) => put(index, next)} />)}
      {mayWrite && (
        <span className="tg-row">
          <Button kind="tertiary" size="md" onClick={add}>{t('sets.addStage')}</Button>
          <Button size="md" disabled={replace.isPending} onClick={() => replace.mutate({ stages: [...stages], version: set.version }, { onSuccess: () => announce(t('sets.saved')) })}>{t('sets.save')}</Button>
        </span>
      )}
    </fieldset>
  );
}
