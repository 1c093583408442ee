import type { ServiceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { WeeklyHoursText } from '../../../ui/weekly-hours.js';
import { RisksOf } from '../../risks/risks-of.js';
import { TransitionsOf } from '../../transition/transitions-of.js';
import { listQuery } from '../catalogue.js';
import { CataloguePage } from '../record/catalogue-page.js';
import { EntryList } from '../record/entry-list.js';
import { ChangesOfService } from './changes-of-service.js';
import { Dependencies } from './dependencies.js';
import { LevelBadge } from './level-badge.js';

/** `/services/:number/:tab?` */
export function Component() {
  return (
    <CataloguePage
      kind="services"
      tabs={[
        { name: 'details', content: (service) => <Details service={service} /> },
        { name: 'levels', content: ({ number }) => <Levels service={number} /> },
        { name: 'dependencies', content: ({ number }) => <Dependencies service={number} /> },
        { name: 'changes', content: ({ number }) => <ChangesOfService service={number} /> },
      ]}
    />
  );
}

function Details({ service }: { service: ServiceView }) {
  const { t } = useTranslation(['catalogue', 'common']);
  const { number, description, owner, urgency, supportHours, maintenanceWindows } = service;
  return (
    <>
      <p className="tg-prose">{description}</p>
      <Facts
        facts={[
          { term: t('field.owner'), value: owner.displayName },
          { term: t('field.urgency'), value: t(`common:level.${urgency}`) },
          { term: t('field.supportHours'), value: supportHours ? <WeeklyHoursText hours={supportHours} /> : t('notSaid') },
          { term: t('field.maintenanceWindows'), value: maintenanceWindows.length === 0 ? t('anyTime') : maintenanceWindows.map((window, index) => <WeeklyHoursText key={index} hours={window} />) },
        ]}
      />
      <TransitionsOf of={{ service: number }} />
      <RisksOf record={number} />
    </>
  );
}

function Levels({ service }: { service: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(listQuery('service-levels', { service }));
  return <EntryList id="service-levels" title={t('tab.levels')} none={t('none.service-levels')} query={query} more={(level) => <LevelBadge level={level} />} />;
}
