import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Fact, Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { type ReferenceKind, referenceQuery, type ReferenceViews } from './reference.js';
import './texts.js';

interface ReferencePageProps<Kind extends ReferenceKind> {
  kind: Kind;
  facts: (record: ReferenceViews[Kind]) => Fact[];
  children?: (record: ReferenceViews[Kind]) => ReactNode;
}

/** The page of one record that is only read: heading, description, facts, and what hangs on it. */
export function ReferencePage<Kind extends ReferenceKind>({ kind, facts, children }: ReferencePageProps<Kind>) {
  const { t } = useTranslation('reference');
  const name: ReferenceKind = kind;
  const { number = '' } = useParams();
  const query = useQuery(referenceQuery(kind, number));
  const title = query.data ? `${number} ${query.data.name}` : number;
  return (
    <Page title={title} crumbs={[{ text: t(`${name}.title`), to: `/${kind}` }]}>
      <Loaded query={query} what={t(`${name}.one`)}>
        {(record) => (
          <div className="tg-stack">
            <p className="tg-prose">{record.description}</p>
            <Facts facts={facts(record)} />
            {children?.(record)}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
