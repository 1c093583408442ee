import type { ServiceDependencies } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../ui/loaded.js';
import { RecordLink } from '../../../ui/record-link.js';
import { dependenciesQuery } from '../catalogue.js';

/** What a service runs on: what somebody entered, and what follows from the relations of items, kept apart. */
export function Dependencies({ service }: { service: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(dependenciesQuery(service));
  return (
    <Loaded query={query} what={t('dependencies.what')} lines={3}>
      {({ items }) => (
        <>
          <Part id="direct" title={t('dependencies.direct')} text={t('dependencies.directText')} none={t('dependencies.none')} items={items.filter(({ direct }) => direct)} />
          <Part id="computed" title={t('dependencies.computed')} text={t('dependencies.computedText')} none={t('dependencies.noneComputed')} items={items.filter(({ direct }) => !direct)} />
        </>
      )}
    </Loaded>
  );
}

function Part({ id, title, text, none, items }: { id: string; title: string; text: string; none: string; items: ServiceDependencies['items'] }) {
  const { t } = useTranslation('catalogue');
  return (
    <section className="tg-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="tg-quiet">{text}</p>
      {items.length === 0 && <p>{none}</p>}
      <ul className="tg-stack tg-stack--tight">
        {items.map(({ number, name, kind, through }) => (
          <li key={number} className="tg-row">
            <RecordLink number={number} /> {name} <span className="tg-quiet">{t(`itemKind.${kind}`)}{through.length > 1 && ` · ${t('dependencies.through', { path: through.slice(0, -1).join(', ') })}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
