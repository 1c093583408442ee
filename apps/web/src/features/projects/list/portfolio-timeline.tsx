import type { ProjectListItem, StageView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LOCALE } from '../../../i18n/i18n.js';
import { formatDay } from '../../../ui/time.js';

const DAY_MS = 24 * 3_600_000;
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** All projects on one time: a bar for each stage, which ends in its gate. The words beside and in the bars say the same as the picture. */
export function PortfolioTimeline({ projects }: { projects: readonly ProjectListItem[] }) {
  const { t } = useTranslation('projects');
  const stages = projects.flatMap((project) => project.stages);
  if (stages.length === 0) return <p className="tg-quiet">{t('stages.none')}</p>;
  const from = Math.min(...stages.map(({ starts }) => Date.parse(starts)));
  const to = Math.max(...stages.map(({ ends }) => Date.parse(ends))) + DAY_MS;
  const share = (at: number): string => `${((at - from) / (to - from)) * 100}%`;
  return (
    <div className="tg-portfolio" role="region" aria-label={t('view.timeline')} tabIndex={0}>
      <div className="tg-portfolio__scale" aria-hidden="true">
        {months(from, to).map((month) => <span key={month} style={{ insetInlineStart: share(month) }}>{MONTH.format(month)}</span>)}
      </div>
      <ul>
        {projects.map((project) => (
          <li key={project.number} className="tg-portfolio__row">
            <Link to={`/projects/${project.number}`}>{project.number} {project.name}</Link>
            <ol className="tg-portfolio__track" aria-label={t('stages.label')}>
              {project.stages.map((stage) => <Bar key={stage.ordinal} stage={stage} share={share} />)}
            </ol>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ stage: { name, starts, ends, state, gate }, share }: { stage: StageView; share: (at: number) => string }) {
  const { t } = useTranslation('common');
  const [start, end] = [Date.parse(starts), Date.parse(ends) + DAY_MS];
  const place = { insetInlineStart: share(start), insetInlineEnd: `calc(100% - ${share(end)})` };
  return (
    <li className={`tg-portfolio__stage tg-portfolio__stage--${state}`} style={place} title={`${name}: ${formatDay(starts)} – ${formatDay(ends)}, ${gate.number} ${gate.name}: ${t(`gateState.${gate.state}`)}`}>
      {name}
    </li>
  );
}

/** The first days of so many months that their names have room. */
function months(from: number, to: number): number[] {
  const first = new Date(from);
  const count = (new Date(to).getUTCFullYear() - first.getUTCFullYear()) * 12 + new Date(to).getUTCMonth() - first.getUTCMonth();
  const step = Math.ceil((count + 1) / 8);
  const all = Array.from({ length: count + 1 }, (_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1));
  return all.filter((month, index) => index % step === 0 && month >= from);
}
