import { useTranslation } from 'react-i18next';
import type { TabLink } from '../../../ui/tab-links.js';
import type { CatalogueKind } from '../catalogue.js';
import '../texts.js';

const TOGETHER = { services: ['services', 'service-levels', 'items'], goals: ['goals', 'objectives'] } as const satisfies Record<string, readonly CatalogueKind[]>;

/** Lists that belong together, as tabs above each of them. */
export function useListTabs(place: keyof typeof TOGETHER): TabLink[] {
  const { t } = useTranslation('catalogue');
  return TOGETHER[place].map((kind) => ({ to: `/${kind}`, text: t(`title.${kind}`), end: true }));
}
