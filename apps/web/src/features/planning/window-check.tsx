import type { ChangeContent } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/loaded.js';
import { ConflictList } from './conflict-list.js';
import { windowQuery } from './planning.js';
import { SlotFinder } from './slot-finder.js';
import './texts.js';

interface WindowCheckProps {
  content: ChangeContent;
  set: (values: Partial<ChangeContent>) => void;
  disabled: boolean;
  /** Of the change, once it has one. */
  number?: string | undefined;
}

/** Beneath the planned window: what is in its way as it stands in the form, and the next free one. */
export function WindowCheck({ content, set, disabled, number }: WindowCheckProps) {
  const { t } = useTranslation('planning');
  const query = useQuery(windowQuery(content, number));
  const planned = content.plannedStart !== null && content.plannedEnd !== null;
  return (
    <>
      <section aria-labelledby="window-conflicts" aria-live="polite">
        <p id="window-conflicts" className="tg-subheading">{t('title')}</p>
        {planned ? <Loaded query={query} what={t('what')} lines={2}>{(conflicts) => <ConflictList conflicts={conflicts} />}</Loaded> : <p className="tg-quiet">{t('noWindow')}</p>}
      </section>
      <SlotFinder content={content} number={number} disabled={disabled} onTake={(plannedStart, plannedEnd) => set({ plannedStart, plannedEnd })} />
    </>
  );
}
