import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../ui/live-message.js';
import { Page } from '../../../ui/page.js';
import { useCreateProject } from '../projects.js';
import '../texts.js';
import { ProjectForm } from './project-form.js';

/** `/projects/new` */
export function Component() {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateProject();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return (
    <Page title={t('form.newTitle')} crumbs={[{ text: t('title'), to: '/projects' }]}>
      <ProjectForm
        submitText={t('form.create')}
        pending={create.isPending}
        error={create.error}
        onSubmit={(content) =>
          create.mutate({ content, idempotencyKey }, {
            onSuccess: ({ number }) => {
              announce(t('form.created', { number }));
              void navigate(`/projects/${number}`);
            },
          })
        }
      />
    </Page>
  );
}
