import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { RecordLink } from '../../../ui/record-link.js';
import { formatFigure } from '../../../ui/time.js';
import { CataloguePage } from '../record/catalogue-page.js';
import { Measurements } from '../record/measurements.js';
import { LevelBadge } from './level-badge.js';

/** `/service-levels/:number/:tab?` */
export function Component() {
  const { t } = useTranslation('catalogue');
  return (
    <CataloguePage
      kind="service-levels"
      marks={(level) => <LevelBadge level={level} />}
      tabs={[
        {
          name: 'measurements',
          content: (level) => (
            <>
              <p className="tg-prose">{level.description}</p>
              <Facts
                facts={[
                  { term: t('field.service'), value: <RecordLink number={level.service} /> },
                  { term: t('field.indicator'), value: level.indicator },
                  { term: t('field.target'), value: t(`promise.${level.direction}`, { target: formatFigure(level.target), unit: level.unit }) },
                  { term: t('field.owner'), value: level.owner.displayName },
                ]}
              />
              <Measurements kind="service-levels" subject={level} />
            </>
          ),
        },
      ]}
    />
  );
}
