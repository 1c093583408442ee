import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../ui/record-link.js';
import { ReferencePage } from './reference-page.js';

/** `/projects/:number` */
export function Component() {
  const { t } = useTranslation(['reference', 'common']);
  return (
    <ReferencePage
      kind="projects"
      facts={(project) => [
        { term: t('field.manager'), value: project.manager.displayName },
        { term: t('field.class'), value: t(`class.${project.class}`) },
        { term: t('field.goal'), value: <RecordLink number={project.goal} /> },
        { term: t('field.services'), value: project.services.length === 0 ? t('common:none') : <ServiceList numbers={project.services} /> },
      ]}
    />
  );
}

function ServiceList({ numbers }: { numbers: readonly string[] }) {
  return (
    <span className="tg-row">
      {numbers.map((number) => (
        <RecordLink key={number} number={number} />
      ))}
    </span>
  );
}
