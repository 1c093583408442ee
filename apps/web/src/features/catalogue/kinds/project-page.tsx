import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { RecordLink } from '../../../ui/record-link.js';
import { RisksOf } from '../../risks/risks-of.js';
import { CataloguePage } from '../record/catalogue-page.js';

/** `/projects/:number/:tab?` */
export function Component() {
  const { t } = useTranslation('catalogue');
  return (
    <CataloguePage
      kind="projects"
      tabs={[
        {
          name: 'details',
          content: (project) => (
            <>
              <p className="tg-prose">{project.description}</p>
              <Facts
                facts={[
                  { term: t('field.class'), value: t(`class.${project.class}`) },
                  { term: t('field.goal'), value: <RecordLink number={project.goal} /> },
                  { term: t('field.services'), value: project.services.map((service) => <span key={service}><RecordLink number={service} /> </span>) },
                  { term: t('field.manager'), value: project.manager.displayName },
                ]}
              />
              <RisksOf record={project.number} />
            </>
          ),
        },
      ]}
    />
  );
}
