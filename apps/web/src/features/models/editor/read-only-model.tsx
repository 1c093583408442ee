import type { ModelView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { ModelPicture } from '../versions/model-picture.js';
import { Versions } from '../versions/versions.js';

/** A model for people who may read it only. */
export function ReadOnlyModel({ model }: { model: ModelView }) {
  const { t } = useTranslation('models');
  return (
    <Page title={model.name} crumbs={[{ text: t('title'), to: '/models' }]} marks={<Badge>{t(`kind.${model.kind}`)}</Badge>}>
      <div className="tg-stack">
        <Notice kind="info" title={t('editor.readOnly')} />
        <ModelPicture kind={model.kind} content={model.content} />
        <section className="tg-section" aria-labelledby="model-versions">
          <h2 id="model-versions">{t('versions.title')}</h2>
          <Versions model={model} />
        </section>
      </div>
    </Page>
  );
}
