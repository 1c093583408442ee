import { Notification } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { unreadQuery } from './inbox.js';

/** The way to the inbox, with how many notices wait there. */
export function Bell() {
  const { t } = useTranslation();
  const { data: unread = 0 } = useQuery(unreadQuery);
  const shown = unread > 99 ? '99+' : String(unread);
  const label = t('header.inbox', { count: unread, shown });
  return (
    <Link to="/inbox" className="tg-header-button tg-bell" aria-label={label} title={label}>
      <Notification size={20} />
      {unread > 0 && <span className="tg-bell__count" aria-hidden="true">{shown}</span>}
    </Link>
  );
}
