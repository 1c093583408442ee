import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { useHasRole } from '../../session/session.js';
import { modelQuery } from '../models.js';
import '../texts.js';
import { ModelWorkbench } from './model-workbench.js';
import { ReadOnlyModel } from './read-only-model.js';

/** `/models/:id?panel=problems|versions` */
export function Component() {
  const { t } = useTranslation('models');
  const { id = '' } = useParams();
  const query = useQuery(modelQuery(id));
  const mayWrite = useHasRole('process-owner', 'admin');
  if (query.data) return mayWrite ? <ModelWorkbench key={id} model={query.data} /> : <ReadOnlyModel model={query.data} />;
  return (
    <Page title={id} crumbs={[{ text: t('title'), to: '/models' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}
