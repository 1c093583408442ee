import type { ReleaseContent, ReleaseView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { ClashDialog } from '../../changes/form/clash-dialog.js';
import { useMergingEdit } from '../../changes/form/use-merging-edit.js';
import { releaseContentOf, releaseQuery, useEditRelease, type WrittenRelease } from '../releases.js';
import '../texts.js';
import { ReleaseForm } from './release-form.js';

/** `/releases/:number/edit` */
export function Component() {
  const { t } = useTranslation('releases');
  const { number = '' } = useParams();
  const query = useQuery(releaseQuery(number));
  return (
    <Page title={t('form.editTitle', { number })} crumbs={[{ text: t('title'), to: '/releases' }, { text: number, to: `/releases/${number}` }]}>
      <Loaded query={query} what={t('what.one')}>
        {(release) => (release.lockedReason === null ? <EditForm release={release} /> : <Notice kind="info" title={t('locked')}>{release.lockedReason}</Notice>)}
      </Loaded>
    </Page>
  );
}

function EditForm({ release }: { release: ReleaseView }) {
  const { t } = useTranslation('releases');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { number } = release;
  const leave = () => void navigate(`/releases/${number}`, { state: SAVED });
  const saved = () => {
    announce(t('form.saved', { number }));
    leave();
  };
  const edit = useMergingEdit(release, releaseContentOf, useEditRelease(number), saved);
  const { base } = edit;
  const [start, setStart] = useState(() => releaseContentOf(release));
  const [written, setWritten] = useState(start);
  const save = (content: WrittenRelease) => {
    setWritten(content);
    edit.save(content);
  };
  const decidedOn = base.state === 'go-no-go' || base.state === 'scheduled';
  return (
    <>
      {decidedOn && <Notice kind="warning" title={t('form.voids')} />}
      <ReleaseForm key={base.version} start={start} known={{ changes: base.scopeChanges, projects: base.scopeProjects }} submitText={t('form.save')} pending={edit.pending} error={edit.failure} onSubmit={save} />
      <ClashDialog
        edit={edit}
        contentOf={releaseContentOf}
        mine={written}
        fieldText={(field) => t(`form.${FIELD_TEXTS[field]}`)}
        show={{ steps: (steps) => <Steps steps={steps} /> }}
        onMerged={(merged) => {
          setStart(merged);
          setWritten(merged);
        }}
        onDiscard={leave}
      />
    </>
  );
}

/** Under which label each field stands in the form. */
const FIELD_TEXTS = {
  title: 'title', description: 'description', type: 'type', goal: 'goal', manager: 'manager', services: 'services', changes: 'changes', projects: 'projects', plannedStart: 'start', plannedEnd: 'end',
  rollbackMinutes: 'rollbackMinutes', earlyLifeDays: 'earlyLifeDays', steps: 'steps', verificationPlan: 'verificationPlan', rollbackPlan: 'rollbackPlan',
} as const satisfies Record<keyof WrittenRelease, string>;

function Steps({ steps }: Pick<ReleaseContent, 'steps'>) {
  return <ol>{steps.map(({ title, owner }, index) => <li key={index}>{title} ({owner})</li>)}</ol>;
}
