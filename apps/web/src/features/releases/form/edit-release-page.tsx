import type { ReleaseView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { releaseQuery, useEditRelease } from '../releases.js';
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
  const edit = useEditRelease(release.number);
  const saved = () => {
    announce(t('form.saved', { number: release.number }));
    void navigate(`/releases/${release.number}`, { state: SAVED });
  };
  const decidedOn = release.state === 'go-no-go' || release.state === 'scheduled';
  return (
    <>
      {decidedOn && <Notice kind="warning" title={t('form.voids')} />}
      <ReleaseForm release={release} submitText={t('form.save')} pending={edit.isPending} error={edit.error} onSubmit={(content) => edit.mutate({ content, version: release.version }, { onSuccess: saved })} />
    </>
  );
}
