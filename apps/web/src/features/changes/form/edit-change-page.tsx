import type { ChangeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { changeQuery } from '../changes.js';
import '../texts.js';
import { ChangeForm } from './change-form.js';
import { contentOf } from './content.js';
import { EditForm } from './edit-form.js';
import './form.scss';

/** `/changes/:number/edit`: the content while it may be edited; otherwise the same page, locked, with the reason. */
export function Component() {
  const { t } = useTranslation('changes');
  const { number = '' } = useParams();
  const query = useQuery(changeQuery(number));
  return (
    <Page title={t('form.editTitle', { number })} crumbs={[{ text: t('title'), to: '/changes' }, { text: number, to: `/changes/${number}` }]}>
      <Loaded query={query} what={t('what.one')}>
        {(change) => (change.editable ? <EditForm key={change.number} change={change} /> : <LockedForm change={change} />)}
      </Loaded>
    </Page>
  );
}

function LockedForm({ change }: { change: ChangeView }) {
  const { t } = useTranslation('changes');
  return (
    <div className="tg-form">
      <Notice kind="info" title={t('form.lockedTitle')}>
        {change.lockedReason}
      </Notice>
      <ChangeForm content={contentOf(change)} set={() => undefined} errors={[]} disabled typeFixed />
    </div>
  );
}
