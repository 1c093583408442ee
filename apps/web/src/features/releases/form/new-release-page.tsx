import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SAVED } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Page } from '../../../ui/page.js';
import { useCreateRelease, type WrittenRelease } from '../releases.js';
import '../texts.js';
import { ReleaseForm } from './release-form.js';

/** `/releases/new` */
export function Component() {
  const { t } = useTranslation('releases');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateRelease();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = (content: WrittenRelease) =>
    create.mutate({ content, idempotencyKey }, {
      onSuccess: ({ number }) => {
        announce(t('form.created', { number }));
        void navigate(`/releases/${number}`, { state: SAVED });
      },
    });
  return (
    <Page title={t('form.newTitle')} crumbs={[{ text: t('title'), to: '/releases' }]}>
      <ReleaseForm submitText={t('form.create')} pending={create.isPending} error={create.error} onSubmit={submit} />
    </Page>
  );
}
