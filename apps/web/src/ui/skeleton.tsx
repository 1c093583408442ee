import { useTranslation } from 'react-i18next';

/** Grey lines where content is going to be, announced once as loading. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="tg-skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="tg-skeleton__line" />
      ))}
    </div>
  );
}
