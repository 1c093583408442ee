import { Button } from '@carbon/react';
import type { MeasurementView } from '#core/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Moment } from '../../../ui/moment.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { formatDateTime, formatFigure } from '../../../ui/time.js';
import { usePerson } from '../../session/session.js';
import { type MeasuredKind, measurementsQuery } from '../catalogue.js';
import { MeasureForm } from './measure-form.js';
import { type ChartPoint, MeasurementChart } from './measurement-chart.js';

export interface Measured {
  number: string;
  name: string;
  unit: string;
  target: number;
  baseline?: number;
  owner: { username: string };
}

/** Figures over time: as a line with the target, as a table, and a place to add one. */
export function Measurements({ kind, subject }: { kind: MeasuredKind; subject: Measured }) {
  const { t } = useTranslation(['catalogue', 'common']);
  const query = useInfiniteQuery(measurementsQuery(kind, subject.number));
  const { username, roles } = usePerson();
  const mayMeasure = subject.owner.username === username || roles.some((role) => role === 'admin' || role === 'service-manager');
  const measurements = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Skeleton lines={4} />;
  if (!query.data) return <ErrorNotice error={query.error} title={t('common:error.title', { what: t('measure.what') })} onRetry={() => void query.refetch()} />;
  return (
    <>
      {measurements.length === 0 && <EmptyState title={t('measure.none')}>{t('measure.noneText')}</EmptyState>}
      {measurements.length > 0 && <MeasurementChart subject={subject} points={measurements.map(pointOf).reverse()} />}
      {mayMeasure && <MeasureForm kind={kind} subject={subject} />}
      {measurements.length > 0 && <MeasurementTable measurements={measurements} unit={subject.unit} />}
      <span className="tg-row">
        {query.hasNextPage && <Button kind="tertiary" size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('measure.more')}</Button>}
        {measurements.length > 0 && <CsvLink path={`/${kind}/${subject.number}/measurements`} query="" />}
      </span>
    </>
  );
}

function pointOf({ at, value }: MeasurementView): ChartPoint {
  return { at: Date.parse(at), when: formatDateTime(at), value };
}

function MeasurementTable({ measurements, unit }: { measurements: readonly MeasurementView[]; unit: string }) {
  const { t } = useTranslation('catalogue');
  return (
    <table className="tg-table" aria-label={t('measure.list')} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {([t('measure.at'), t('measure.value', { unit }), t('measure.note'), t('measure.by')]).map((text) => <th key={text} scope="col" role="columnheader">{text}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {measurements.map(({ at, value, note, by }, index) => (
          <tr key={index} role="row">
            <td role="cell"><Moment at={at} /></td>
            <td role="cell">{formatFigure(value)}</td>
            <td role="cell" data-label={t('measure.note')}>{note}</td>
            <td role="cell" data-label={t('measure.by')}>{by.displayName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
