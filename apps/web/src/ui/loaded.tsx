import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { EmptyState } from './empty-state.js';
import { ErrorNotice } from './error-notice.js';
import { Skeleton } from './skeleton.js';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** What is read, for the error: "The list of changes". */
  what: string;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Skeleton while reading, the reason when it failed, otherwise the content. Older content stays while a newer is read. */
export function Loaded<T>({ query, what, lines = 6, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Skeleton lines={lines} />;
  const { error } = query;
  if (error instanceof ApiError && error.problem.status === 404) {
    return <EmptyState title={t('error.notFoundTitle')}>{t('error.notFound')}</EmptyState>;
  }
  if (error instanceof ApiError && error.is('not-permitted')) {
    return <EmptyState title={t('error.notPermittedTitle')}>{error.problem.detail}</EmptyState>;
  }
  return <ErrorNotice error={error} title={t('error.title', { what })} onRetry={() => void query.refetch()} />;
}
