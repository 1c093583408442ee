import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';
import { formatTime } from '../ui/time.js';
import type { LiveStatus } from './use-live.js';

/** Says that what is on the screen may be old, while the connection is lost. */
export function StaleBanner({ status }: { status: LiveStatus }) {
  const { t } = useTranslation();
  if (status.state !== 'offline' || status.lostAt === null) return null;
  return (
    <Notice kind="warning" title={t('live.offline')}>
      {t('live.stale', { time: formatTime(status.lostAt) })}
    </Notice>
  );
}

/** A small mark in the header: whether the screen updates by itself. */
export function LiveMark({ status }: { status: LiveStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`tg-live tg-live--${status.state}`} title={t(`live.${status.state}`)}>
      <span className="tg-visually-hidden">{t(`live.${status.state}`)}</span>
    </span>
  );
}
