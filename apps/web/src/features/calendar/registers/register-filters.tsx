import { Button } from '@carbon/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import '../texts.js';

/** The text that a register is searched for, beside what else narrows it. */
export function RegisterFilters({ address, children }: { address: ListAddress; children: ReactNode }) {
  const { t } = useTranslation('calendar');
  return (
    <form className="tg-filters" role="search" aria-label={t('registers.filters')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('registers.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      {children}
    </form>
  );
}

/** Nothing in a register: `children` where nothing is looked for, else the way back to everything. */
export function RegisterEmpty({ address, children }: { address: ListAddress; children: ReactNode }) {
  const { t } = useTranslation(['calendar', 'common']);
  if (address.get('q') === '') return children;
  const clear = <Button kind="tertiary" size="sm" onClick={() => address.set('q', '')}>{t('common:list.clearFilters')}</Button>;
  return <EmptyState title={t('registers.noneFound')} action={clear} />;
}
