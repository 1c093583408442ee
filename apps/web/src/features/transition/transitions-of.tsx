import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../api/client.js';
import { AcceptanceStateBadge, EarlyLifeStateBadge } from '../../ui/badge.js';
import { RecordsOf } from '../../ui/records-of.js';
import './texts.js';
import { acceptanceListQuery, EVERY_TRANSITION, supportListQuery, type TransitionFilter } from './transition.js';

/** The acceptances and the early-life supports of a service, a release or a project; nothing where there are none. */
export function TransitionsOf({ of }: { of: Partial<Pick<TransitionFilter, 'service' | 'release' | 'project'>> }) {
  const { t } = useTranslation('transition');
  const filter = { ...EVERY_TRANSITION, ...of };
  const acceptances = useQuery(acceptanceListQuery(filter, '-updatedAt', null));
  const supports = useQuery({ ...supportListQuery(filter, '-updatedAt', null), enabled: !of.project });
  const picked = queryString(of).slice(1);
  return (
    <>
      <RecordsOf query={acceptances} title={t('acceptance.title')} list="/acceptances" picked={picked} mark={({ state }) => <AcceptanceStateBadge state={state} />} />
      {!of.project && <RecordsOf query={supports} title={t('support.title')} list="/early-life-supports" picked={picked} mark={({ state }) => <EarlyLifeStateBadge state={state} />} />}
    </>
  );
}
