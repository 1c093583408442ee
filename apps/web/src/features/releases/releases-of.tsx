import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReleaseStateBadge } from '../../ui/badge.js';
import { RecordsOf } from '../../ui/records-of.js';
import { EVERY_RELEASE, releaseListQuery } from './releases.js';
import './texts.js';

/** The releases that deliver a change or a project; nothing where there are none. */
export function ReleasesOf({ number: delivers }: { number: string }) {
  const { t } = useTranslation('releases');
  const query = useQuery(releaseListQuery({ ...EVERY_RELEASE, delivers }, '-updatedAt', null));
  return <RecordsOf query={query} title={t('ofRecord')} list="/releases" picked={`delivers=${delivers}`} mark={({ state }) => <ReleaseStateBadge state={state} />} />;
}
