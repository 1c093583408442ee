import { Button } from '@carbon/react';
import { TRANSITION_SETS, type CriterionTemplate, type LevelTemplate, type TransitionSetKind, type TransitionSetView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { useHasRole } from '../../session/session.js';
import { transitionSetsQuery, useReplaceSet } from '../transition.js';
import '../texts.js';
import '../transition.scss';
import { freeKey } from './free-key.js';
import { CriterionEditor, LevelFields, replaced } from './set-editors.js';

/** `/transition-sets?kind`: with which criteria and levels acceptances and early-life supports begin. */
export function Component() {
  const { t } = useTranslation('transition');
  const [params, setParams] = useSearchParams();
  const query = useQuery(transitionSetsQuery);
  const chosen = TRANSITION_SETS.find((one) => one === params.get('kind')) ?? 'service-acceptance';
  return (
    <Page title={t('sets.title')} crumbs={[{ text: t('acceptance.title'), to: '/acceptances' }]}>
      <p className="tg-prose">{t('sets.help')}</p>
      <KindLinks chosen={chosen} onChoose={(kind) => setParams({ kind })} />
      <Loaded query={query} what={t('sets.what')}>
        {(sets) => sets.filter(({ kind }) => kind === chosen).map((set) => <SetForm key={`${set.kind} ${set.version}`} set={set} />)}
      </Loaded>
    </Page>
  );
}

function KindLinks({ chosen, onChoose }: { chosen: TransitionSetKind; onChoose: (kind: TransitionSetKind) => void }) {
  const { t } = useTranslation('transition');
  return (
    <div className="tg-row" role="group" aria-label={t('sets.tabs')}>
      {TRANSITION_SETS.map((one) => (
        <Button key={one} kind={one === chosen ? 'secondary' : 'ghost'} size="sm" aria-pressed={one === chosen} onClick={() => onChoose(one)}>{t(`sets.kind.${one}`)}</Button>
      ))}
    </div>
  );
}

function SetForm({ set }: { set: TransitionSetView }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const mayWrite = useHasRole('admin', 'process-owner', 'service-manager');
  const replace = useReplaceSet(set.kind);
  const [criteria, setCriteria] = useState<readonly CriterionTemplate[]>(set.criteria);
  const [levels, setLevels] = useState<readonly LevelTemplate[]>(set.levels);
  const addCriterion = () => setCriteria([...criteria, { key: freeKey('criterion', criteria), text: t('sets.newCriterion'), phase: 'entry', mandatory: true, ownerRole: 'manager' }]);
  const save = () => replace.mutate({ criteria: [...criteria], levels: [...levels], version: set.version }, { onSuccess: () => announce(t('sets.saved')) });
  return (
    <fieldset disabled={!mayWrite} className="tg-stack">
      {!mayWrite && <p className="tg-quiet">{t('sets.readOnly')}</p>}
      {replace.error && <ErrorNotice error={replace.error} title={t('sets.failed')} />}
      {criteria.map((criterion, index) => <CriterionEditor key={index} ordinal={index + 1} criterion={criterion} onChange={(next) => setCriteria(replaced(criteria, index, next))} />)}
      {mayWrite && <span><Button kind="tertiary" size="sm" onClick={addCriterion}>{t('sets.addCriterion')}</Button></span>}
      {set.kind === 'early-life-support' && <LevelFields levels={levels} onChange={setLevels} />}
      {mayWrite && <span><Button size="md" disabled={replace.isPending} onClick={save}>{t('sets.save')}</Button></span>}
    </fieldset>
  );
}
