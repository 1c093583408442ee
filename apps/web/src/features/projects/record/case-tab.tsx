import { SERVICE_MANAGEMENT_ROLES, TEAM_ROLES, type TeamRole } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { Notice } from '../../../ui/notice.js';
import { formatDay } from '../../../ui/time.js';
import { useProject } from './use-project.js';

/** What the project is about, why it is worth it, and who works in it. */
export function Component() {
  const { t } = useTranslation(['projects', 'common']);
  const { description, businessCase, startsOn, team } = useProject();
  const staffed = team.some(({ role }) => (SERVICE_MANAGEMENT_ROLES as readonly TeamRole[]).includes(role));
  const text = (words: string) => (words === '' ? <span className="tg-quiet">{t('case.nothing')}</span> : <span className="tg-prose">{words}</span>);
  const staff = TEAM_ROLES.flatMap((role) => {
    const names = team.filter((member) => member.role === role).map(({ person }) => person.displayName);
    return names.length === 0 ? [] : [{ term: t(`role.${role}`), value: names.join(', ') }];
  });
  return (
    <div className="tg-stack">
      <Facts facts={[{ term: t('case.description'), value: text(description) }, { term: t('case.businessCase'), value: text(businessCase) }, { term: t('case.startsOn'), value: startsOn ? formatDay(startsOn) : t('common:time.none') }]} />
      <section className="tg-section" aria-labelledby="team-title">
        <h2 id="team-title">{t('case.team')}</h2>
        {!staffed && <Notice kind="warning" title={t('case.serviceManagement')} />}
        <Facts facts={staff} />
      </section>
    </div>
  );
}
