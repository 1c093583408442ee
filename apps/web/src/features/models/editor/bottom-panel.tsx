import type { ModelProblem, ModelView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Problems } from './problems.js';
import { Versions } from '../versions/versions.js';

interface BottomPanelProps {
  model: ModelView;
  problems: readonly ModelProblem[];
  onShow: (problem: ModelProblem) => void;
}

/** Below the editor: what is wrong, as you type, and what was deployed. */
export function BottomPanel({ model, problems, onShow }: BottomPanelProps) {
  const { t } = useTranslation('models');
  const [params] = useSearchParams();
  const panel = params.get('panel') === 'versions' ? 'versions' : 'problems';
  return (
    <section className="tg-bottom" aria-label={t('panel')}>
      <nav className="tg-tabs" aria-label={t('panel')}>
        <Link to="?panel=problems" replace className="tg-tabs__link" aria-current={panel === 'problems' ? 'page' : undefined}>
          {t('problems.title')}
          {problems.length > 0 && <span className="tg-tabs__count">{problems.length}</span>}
        </Link>
        <Link to="?panel=versions" replace className="tg-tabs__link" aria-current={panel === 'versions' ? 'page' : undefined}>
          {t('versions.title')}
        </Link>
      </nav>
      <div className="tg-bottom__content" tabIndex={-1}>
        {panel === 'problems' ? <Problems problems={problems} onShow={onShow} /> : <Versions model={model} />}
      </div>
    </section>
  );
}
