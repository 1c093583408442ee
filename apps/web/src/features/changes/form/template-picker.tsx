import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { RecordLink } from '../../../ui/record-link.js';
import { SearchField } from '../../../ui/search-field.js';
import { templateListQuery } from '../../templates/templates.js';
import '../record/record.scss';
import { fieldId } from './content.js';
import { errorOf, type FieldProps } from './fields.js';

/** The approved templates, each one click from a change that follows it. */
export function TemplatePicker({ errors, onUse }: Pick<FieldProps, 'errors'> & { onUse?: (() => void) | undefined }) {
  const { t } = useTranslation('changes');
  const [q, setQ] = useState('');
  const query = useQuery(templateListQuery({ state: 'approved', service: '', q, sort: 'title', cursor: null }));
  const { invalid, invalidText } = errorOf(errors, 'template');
  return (
    <div id={fieldId('template')} role="group" tabIndex={-1} aria-label={t('pick.label')} className="tg-stack">
      <p>{t('pick.intro')}</p>
      {invalid && <p className="tg-field-error">{invalidText}</p>}
      <SearchField label={t('pick.search')} value={q} onChange={setQ} />
      <Loaded query={query} what={t('pick.what')}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <EmptyState title={t('pick.none')}>{t('pick.noneText')}</EmptyState>}
            <ul className="tg-cards">
              {items.map(({ number, title, services }) => (
                <li key={number} className="tg-card tg-stack tg-stack--tight">
                  <p><span className="tg-strong">{title}</span> <RecordLink number={number} /></p>
                  <p className="tg-quiet">{t('pick.services', { services: services.join(', ') })}</p>
                  <Button as={Link} to={`/templates/${number}/use`} size="sm" kind="tertiary" aria-label={t('pick.useOne', { title })} onClick={onUse}>{t('pick.use')}</Button>
                </li>
              ))}
            </ul>
            {nextCursor && <Link to="/templates?state=approved">{t('pick.all')}</Link>}
          </>
        )}
      </Loaded>
    </div>
  );
}
