import { Button } from '@carbon/react';
import type { Problem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { Notice } from './notice.js';

interface ErrorNoticeProps {
  error: unknown;
  /** What failed, as the title of the notice. */
  title: string;
  onRetry?: () => void;
}

/** What failed, why, the request id to quote, and a way to try again. */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error.problem : null;
  const retry = onRetry && (
    <Button kind="ghost" size="sm" onClick={onRetry}>
      {t('error.retry')}
    </Button>
  );
  return (
    <Notice kind="error" title={title} actions={retry}>
      <p>{problem ? problem.detail : t('error.unreachable')}</p>
      {messagesOf(problem).map((message) => <p key={message}>{message}</p>)}
      {problem?.requestId && <p className="tg-quiet">{t('error.requestId', { id: problem.requestId })}</p>}
    </Notice>
  );
}

/** What is wrong beyond the sentence above, each once. */
function messagesOf(problem: Problem | null): string[] {
  const messages = problem?.errors?.map(({ message }) => message) ?? [];
  return [...new Set(messages)].filter((message) => message !== problem?.detail);
}
