import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWatch, watchQuery } from './collaboration.js';
import './texts.js';

/** Be told what happens to a record, or no more. */
export function WatchButton({ number }: { number: string }) {
  const { t } = useTranslation('collaboration');
  const { data } = useQuery(watchQuery(number));
  const watch = useWatch(number);
  if (!data) return null;
  const { watching, watchers } = data;
  const who = watchers.length > 0 ? ` ${t('watch.watchers', { names: watchers.map(({ displayName }) => displayName).join(', ') })}` : '';
  return (
    <Button kind="ghost" size="md" aria-pressed={watching} title={t(watching ? 'watch.onHint' : 'watch.offHint') + who} disabled={watch.isPending} onClick={() => watch.mutate(!watching)}>
      {t(watching ? 'watch.on' : 'watch.off')}
    </Button>
  );
}
