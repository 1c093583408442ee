import { useTranslation } from 'react-i18next';

/** Downloads the list as it is filtered and sorted, all pages of it. `query` starts with `?` or is empty. */
export function CsvLink({ path, query }: { path: string; query: string }) {
  const { t } = useTranslation();
  return (
    <a className="tg-link-button" href={`/api/v1${path}${query}${query ? '&' : '?'}format=csv`} download="">
      {t('list.csv')}
    </a>
  );
}
