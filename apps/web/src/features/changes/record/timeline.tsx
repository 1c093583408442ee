import { Button } from '@carbon/react';
import type { TimelineEntry } from '#core/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Moment } from '../../../ui/moment.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { timelineQuery } from '../changes.js';
import { changesTexts } from '../texts.js';
import { actionText } from './action-text.js';
import { inUserZone } from '../../../ui/time.js';
import { FieldValue } from './field-value.js';
import './record.scss';

/** Who did what when, the values before and after, and why. */
export function Timeline({ number }: { number: string }) {
  const { t } = useTranslation(['changes', 'common']);
  const query = useInfiniteQuery(timelineQuery(number));
  if (query.isPending) return <Skeleton />;
  if (!query.data) return <ErrorNotice error={query.error} title={t('common:error.title', { what: t('what.timeline') })} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState title={t('timeline.empty')} />;
  return (
    <>
      <ol className="tg-timeline" aria-label={t('tab.timeline')}>
        {entries.map((entry) => (
          <li key={entry.id} className="tg-timeline__entry">
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button kind="tertiary" size="sm" onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t('timeline.more')}
        </Button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation(['changes', 'common']);
  const by = entry.by?.displayName ?? t('common:system');
  const as = entry.actingFor ? t('timeline.actingFor', { by, person: entry.actingFor.displayName }) : by;
  const who = entry.inNameOf ? t('timeline.inNameOf', { as, absent: entry.inNameOf.displayName }) : as;
  return (
    <>
      <p>
        <span className="tg-strong">{who}</span> {actionText(entry.action)}
      </p>
      <p className="tg-quiet" title={t('timeline.hash', { hash: entry.hash })}>
        <Moment at={entry.at} />
      </p>
      {entry.reason && <p>{t('timeline.reason', { reason: inUserZone(entry.reason) })}</p>}
      {entry.changes.length > 0 && <Changes changes={entry.changes} />}
    </>
  );
}

/** The name of a field; one without a name shows as it is stored. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation('changes');
  const { field: content, otherField } = changesTexts;
  return (field) => {
    if (Object.hasOwn(content, field)) return t(`field.${field as keyof typeof content}`);
    if (Object.hasOwn(otherField, field)) return t(`otherField.${field as keyof typeof otherField}`);
    const key = `catalogue:field.${field}`; // known where entries of the catalogue are shown
    return i18next.exists(key) ? i18next.t(key as never) : field;
  };
}

function Changes({ changes }: { changes: TimelineEntry['changes'] }) {
  const { t } = useTranslation('changes');
  const nameOf = useFieldName();
  return (
    <table className="tg-diff">
      <thead>
        <tr>
          <th scope="col">{t('timeline.field')}</th>
          <th scope="col">{t('timeline.before')}</th>
          <th scope="col">{t('timeline.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{nameOf(change.field)}</th>
            <td><FieldValue field={change.field} value={change.before} /></td>
            <td><FieldValue field={change.field} value={change.after} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
