import { useTranslation } from 'react-i18next';
import { TabLinks } from '../../ui/tab-links.js';
import './texts.js';

/** The lists of change enablement, side by side. */
export function ChangePlaces() {
  const { t } = useTranslation('changes');
  return <TabLinks label={t('places.label')} tabs={[{ to: '/changes', text: t('places.changes') }, { to: '/templates', text: t('places.templates') }, { to: '/cab', text: t('places.cab') }]} />;
}
