import { Button } from '@carbon/react';
import type { ModelView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { useHasRole } from '../../session/session.js';
import { modelQuery, useSaveDraft, versionQuery } from '../models.js';
import '../texts.js';
import { ModelPicture } from './model-picture.js';

/** `/models/:id/versions/:version`: a version as it was deployed. */
export function Component() {
  const { t } = useTranslation('models');
  const { id = '', version = '' } = useParams();
  const query = useQuery(versionQuery(id, version));
  const mayWrite = useHasRole('process-owner', 'admin');
  const title = t('versions.title2', { name: query.data?.name ?? id, version });
  return (
    <Page title={title} crumbs={[{ text: t('title'), to: '/models' }, { text: query.data?.name ?? id, to: `/models/${encodeURIComponent(id)}?panel=versions` }]}>
      <Loaded query={query} what={t('what.version')}>
        {(model) => (
          <div className="tg-stack">
            {mayWrite && <Restore model={model} version={version} />}
            <ModelPicture kind={model.kind} content={model.content} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** Makes an earlier version the draft; deploying it is a step of its own. */
function Restore({ model, version }: { model: ModelView; version: string }) {
  const { t } = useTranslation('models');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const current = useQuery(modelQuery(model.id));
  const save = useSaveDraft(model.id);
  const restore = (now: ModelView) =>
    save.mutate(
      { content: model.content, version: now.version },
      {
        onSuccess: () => {
          announce(t('versions.restored', { version }));
          void navigate(`/models/${encodeURIComponent(model.id)}`);
        },
      },
    );
  return (
    <div>
      {save.error && <ErrorNotice error={save.error} title={t('versions.restoreFailed')} />}
      <Button kind="tertiary" size="md" disabled={!current.data || save.isPending} onClick={() => current.data && restore(current.data)}>
        {t('versions.restore')}
      </Button>
    </div>
  );
}
