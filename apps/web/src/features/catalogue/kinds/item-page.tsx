import type { ConfigurationItemView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChangeStateBadge } from '../../../ui/badge.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { RecordLink } from '../../../ui/record-link.js';
import { choicesQuery, impactQuery } from '../catalogue.js';
import { CataloguePage } from '../record/catalogue-page.js';
import { EntryList } from '../record/entry-list.js';
import { changesQuery } from './changes-of-service.js';

/** `/items/:number/:tab?` */
export function Component() {
  const { t } = useTranslation('catalogue');
  return (
    <CataloguePage
      kind="items"
      tabs={[
        {
          name: 'details',
          content: (item) => (
            <>
              <p className="tg-prose">{item.description}</p>
              <Facts facts={[{ term: t('field.kind'), value: t(`itemKind.${item.kind}`) }, { term: t('field.owner'), value: item.owner.displayName }]} />
              <Impact item={item.number} />
            </>
          ),
        },
        { name: 'relations', content: (item) => <Relations item={item} /> },
        { name: 'changes', content: ({ number }) => <ChangesOfItem item={number} /> },
      ]}
    />
  );
}

function Impact({ item }: { item: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(impactQuery(item));
  return (
    <section className="tg-section" aria-labelledby="item-impact">
      <h2 id="item-impact">{t('impact.title')}</h2>
      <p className="tg-quiet">{t('impact.text')}</p>
      <Loaded query={query} what={t('impact.what')} lines={2}>
        {({ services }) =>
          services.length === 0 ? (
            <p>{t('impact.none')}</p>
          ) : (
            <ul className="tg-stack tg-stack--tight">
              {services.map(({ number, name, through }) => (
                <li key={number} className="tg-row">
                  <RecordLink number={number} /> {name} {through.length > 1 && <span className="tg-quiet">{t('dependencies.through', { path: through.join(', ') })}</span>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** What it needs, what needs it, and what it carries. */
function Relations({ item }: { item: ConfigurationItemView }) {
  const { t } = useTranslation('catalogue');
  const items = useQuery(choicesQuery('items'));
  const services = useQuery(choicesQuery('services'));
  const among = <Entry extends { number: string }>(query: typeof items, wanted: (entry: Entry) => boolean) => ({ ...query, data: query.data && { ...query.data, items: query.data.items.filter((entry) => wanted(entry as unknown as Entry)) } }) as typeof items;
  return (
    <>
      <EntryList id="item-needs" title={t('relations.needs')} none={t('relations.needsNone')} query={among<ConfigurationItemView>(items, ({ number }) => item.dependsOn.includes(number))} />
      <EntryList id="item-needed-by" title={t('relations.neededBy')} none={t('relations.neededByNone')} query={among<ConfigurationItemView>(items, ({ dependsOn }) => dependsOn.includes(item.number))} />
      <EntryList id="item-carries" title={t('relations.carries')} none={t('relations.carriesNone')} query={among(services as unknown as typeof items, ({ number }) => item.services.includes(number))} />
    </>
  );
}

function ChangesOfItem({ item }: { item: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(changesQuery({ item }));
  return <EntryList id="item-changes" title={t('changes.ofItem')} none={t('changes.none')} query={query} more={(change) => <ChangeStateBadge state={change.state} />} />;
}
