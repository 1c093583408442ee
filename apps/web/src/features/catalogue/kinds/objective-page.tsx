import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { RecordLink } from '../../../ui/record-link.js';
import { formatDay, formatFigure } from '../../../ui/time.js';
import { CataloguePage } from '../record/catalogue-page.js';
import { Measurements } from '../record/measurements.js';
import { ProgressText } from './progress-text.js';

/** `/objectives/:number/:tab?` */
export function Component() {
  const { t } = useTranslation(['catalogue', 'common']);
  return (
    <CataloguePage
      kind="objectives"
      marks={(objective) => <ProgressText objective={objective} />}
      tabs={[
        {
          name: 'measurements',
          content: (objective) => (
            <>
              <p className="tg-prose">{objective.description}</p>
              <Facts
                facts={[
                  { term: t('field.goal'), value: <RecordLink number={objective.goal} /> },
                  { term: t('field.indicator'), value: objective.indicator },
                  { term: t('field.baseline'), value: `${formatFigure(objective.baseline)} ${objective.unit}` },
                  { term: t('field.target'), value: `${formatFigure(objective.target)} ${objective.unit}` },
                  { term: t('field.due'), value: objective.due ? formatDay(objective.due) : t('common:time.none') },
                  { term: t('field.owner'), value: objective.owner.displayName },
                ]}
              />
              <Measurements kind="objectives" subject={objective} />
            </>
          ),
        },
      ]}
    />
  );
}
