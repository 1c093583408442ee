import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Badge } from '../../../ui/badge.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { Timeline } from '../../changes/record/timeline.js';
import { Discussion } from '../../collaboration/discussion.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { type CatalogueEntry, type CatalogueKind, type CatalogueViews, entryQuery, isRetirable, useChangeEntry } from '../catalogue.js';
import { FIELDS } from '../fields.js';
import { EntryDialog } from '../form/entry-dialog.js';
import { useMayWrite } from '../may-write.js';
import { type catalogueTexts } from '../texts.js';
import { Retirement } from './retirement.js';
import '../catalogue.scss';
import '../../changes/texts.js';

export type TabName = keyof (typeof catalogueTexts)['tab'];

interface CataloguePageProps<Kind extends CatalogueKind> {
  kind: Kind;
  /** The parts of the record by their addresses, in order; the first is shown when none is named. Discussion and timeline come with it. */
  tabs: readonly { name: TabName; content: (entry: CatalogueViews[Kind]) => ReactNode }[];
  marks?: (entry: CatalogueViews[Kind]) => ReactNode;
}

const COMMON_TABS: readonly { name: TabName; content: (entry: CatalogueEntry) => ReactNode }[] = [
  { name: 'discussion', content: ({ number }) => <Discussion number={number} /> },
  { name: 'timeline', content: ({ number }) => <Timeline number={number} /> },
];

/** `/<kind>/:number/:tab?`: heading, tabs, and what is under the tab. */
export function CataloguePage<Kind extends CatalogueKind>({ kind, tabs, marks }: CataloguePageProps<Kind>) {
  const { t } = useTranslation('catalogue');
  const { number = '', tab } = useParams();
  const query = useQuery(entryQuery(kind, number));
  const name: CatalogueKind = kind;
  const all = [...tabs, ...COMMON_TABS];
  const shown = all.find((one) => one.name === tab) ?? all[0]!;
  const address = (one: TabName, index: number) => `/${kind}/${number}${index === 0 ? '' : `/${one}`}`;
  const title = query.data ? `${number} ${query.data.name}` : number;
  return (
    <Page title={title} crumbs={[{ text: t(`title.${name}`), to: `/${kind}` }]} marks={query.data && <>{marks?.(query.data)}<Retired entry={query.data} /></>} actions={query.data && <Actions kind={kind} entry={query.data} />}>
      <TabLinks label={t('tabs')} tabs={all.map((one, index) => ({ to: address(one.name, index), text: t(`tab.${one.name}`), end: index === 0 }))} />
      <Loaded query={query} what={t(`one.${name}`)}>
        {(entry) => <div className="tg-stack">{shown.content(entry)}</div>}
      </Loaded>
    </Page>
  );
}

function Retired({ entry: { state } }: { entry: CatalogueEntry }) {
  const { t } = useTranslation('catalogue');
  return state === 'retired' && <Badge>{t('state.retired')}</Badge>;
}

function Actions<Kind extends CatalogueKind>({ kind, entry }: { kind: Kind; entry: CatalogueViews[Kind] }) {
  const { t } = useTranslation(['catalogue', 'common']);
  const announce = useAnnounce();
  const { number, state }: CatalogueEntry = entry;
  const change = useChangeEntry(kind, number);
  const [open, setOpen] = useState(false);
  const mayWrite = useMayWrite();
  const close = () => {
    setOpen(false);
    change.reset();
  };
  const save = (content: object, version: number) =>
    change.mutate({ content, version }, {
      onSuccess: () => {
        announce(t('saved', { number }));
        close();
      },
    });
  return (
    <>
      <WatchButton number={number} />
      {mayWrite && isRetirable(kind) && state && <Retirement kind={kind} number={number} state={state} />}
      {mayWrite && <Button kind="tertiary" size="md" onClick={() => setOpen(true)}>{t('common:action.edit')}</Button>}
      {open && <EntryDialog title={t('edit', { number })} fields={FIELDS[kind]} entry={entry} pending={change.isPending} error={change.error} onSave={save} onClose={close} />}
    </>
  );
}
