import type { ChangeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/loaded.js';
import { ConflictList } from './conflict-list.js';
import { conflictsQuery } from './planning.js';
import './texts.js';

const BEHIND = ['review', 'closed', 'cancelled'] as const satisfies readonly ChangeView['state'][];

/** On the page of a change whose window still lies before it. */
export function ConflictPanel({ change }: { change: ChangeView }) {
  const { t } = useTranslation('planning');
  const query = useQuery(conflictsQuery(change.number));
  if (!change.plannedStart || BEHIND.some((state) => state === change.state)) return null;
  return (
    <section className="tg-section" aria-labelledby="conflicts">
      <h2 id="conflicts">{t('title')}</h2>
      <Loaded query={query} what={t('what')} lines={2}>{(conflicts) => <ConflictList conflicts={conflicts} />}</Loaded>
      {change.scheduleReason && <p className="tg-prose"><span className="tg-strong">{t('reason')}:</span> {change.scheduleReason}</p>}
    </section>
  );
}
