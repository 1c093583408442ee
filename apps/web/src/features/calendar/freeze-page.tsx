import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { Moment } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { RecordLink } from '../../ui/record-link.js';
import { Timeline } from '../changes/record/timeline.js';
import { Discussion } from '../collaboration/discussion.js';
import { WatchButton } from '../collaboration/watch-button.js';
import { useHasRole } from '../session/session.js';
import { freezeQuery, useLiftFreeze } from './calendar.js';
import { FreezeDialog } from './freeze-dialog.js';
import '../changes/texts.js';
import './texts.js';

/** `/calendar/freezes/:number` */
export function Component() {
  const { t } = useTranslation(['calendar', 'common']);
  const { number = '' } = useParams();
  const query = useQuery(freezeQuery(number));
  const title = query.data ? `${number} ${query.data.name}` : number;
  return (
    <Page title={title} crumbs={[{ text: t('title'), to: '/calendar' }, { text: t('registers.freezes'), to: '/calendar/freezes' }]} actions={query.data && <Actions number={number} />}>
      <Loaded query={query} what={t('freeze.one')}>
        {(freeze) => (
          <div className="tg-stack">
            <Facts
              facts={[
                { term: t('freeze.kind'), value: t(`freezeKind.${freeze.kind}`) },
                { term: t('freeze.start'), value: <Moment at={freeze.start} /> },
                { term: t('freeze.end'), value: <Moment at={freeze.end} /> },
                { term: t('freeze.services'), value: freeze.services.length === 0 ? t('freeze.allServices') : freeze.services.map((service) => <span key={service}><RecordLink number={service} /> </span>) },
                { term: t('freeze.reason'), value: freeze.reason || t('common:none') },
              ]}
            />
            <Discussion number={number} />
            <Timeline number={number} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ number }: { number: string }) {
  const { t } = useTranslation(['calendar', 'common']);
  const { data: freeze } = useQuery(freezeQuery(number));
  const navigate = useNavigate();
  const mayLift = useHasRole('admin', 'change-manager');
  const lift = useLiftFreeze();
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  const close = () => setAsking(false);
  const actions = (
    <>
      <Button kind="secondary" onClick={close}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={lift.isPending} onClick={() => freeze && lift.mutate(freeze, { onSuccess: () => void navigate('/calendar') })}>{t('freeze.lift')}</Button>
    </>
  );
  return (
    <>
      <WatchButton number={number} />
      {mayLift && <Button kind="tertiary" size="md" onClick={() => setEditing(true)}>{t('common:action.edit')}</Button>}
      {editing && freeze && <FreezeDialog freeze={freeze} onClose={() => setEditing(false)} />}
      {mayLift && <Button kind="ghost" size="md" onClick={() => setAsking(true)}>{t('freeze.lift')}</Button>}
      {asking && (
        <Dialog title={t('freeze.lift')} onClose={close} actions={actions}>
          {lift.error && <ErrorNotice error={lift.error} title={t('common:error.action')} />}
          <p>{t('freeze.liftText')}</p>
        </Dialog>
      )}
    </>
  );
}
