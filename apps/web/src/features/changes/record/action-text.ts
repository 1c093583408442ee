import i18next from 'i18next';
import { changesTexts } from '../texts.js';

/** The words for an action of the timeline; one without words shows its code, so that nothing of the history is hidden. */
export function actionText(action: string): string {
  const { action: known } = changesTexts.timeline;
  if (!Object.hasOwn(known, action)) return action.slice(action.indexOf('.') + 1).replaceAll('-', ' ');
  return i18next.t(`changes:timeline.action.${action as keyof typeof known}`);
}
