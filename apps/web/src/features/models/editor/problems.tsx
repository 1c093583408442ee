import type { ModelProblem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge.js';

const TONES = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<ModelProblem['severity'], Tone>;

/** Problems, gravest first; choosing one selects its element in the editor. */
export function Problems({ problems, onShow }: { problems: readonly ModelProblem[]; onShow: (problem: ModelProblem) => void }) {
  const { t } = useTranslation('models');
  if (problems.length === 0) return <p className="tg-quiet">{t('problems.none')}</p>;
  return (
    <ul className="tg-problems" aria-label={t('problems.list')}>
      {problems.map((problem) => (
        <li key={`${problem.rule} ${problem.elementId} ${problem.message}`}>
          <button type="button" className="tg-problems__problem" onClick={() => onShow(problem)} disabled={problem.elementId === null}>
            <Badge tone={TONES[problem.severity]}>{t(`problems.severity.${problem.severity}`)}</Badge>
            <span>{problem.message}</span>
            <code className="tg-quiet">{problem.elementId ?? t('problems.whole')}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}
