import { useTranslation } from 'react-i18next';
import { TabLinks } from '../../../ui/tab-links.js';
import '../texts.js';

/** The calendar and the lists that it is made of. */
export function RegisterTabs() {
  const { t } = useTranslation('calendar');
  return (
    <TabLinks
      label={t('registers.label')}
      tabs={[
        { to: '/calendar', text: t('registers.calendar'), end: true },
        { to: '/calendar/absences', text: t('registers.absences'), end: true },
        { to: '/calendar/freezes', text: t('registers.freezes'), end: true },
        { to: '/calendar/hours', text: t('registers.hours'), end: true },
      ]}
    />
  );
}
