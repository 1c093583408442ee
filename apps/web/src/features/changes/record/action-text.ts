import i18next from 'i18next';
import { cabTexts } from '../../cab/texts.js';
import { improvementsTexts } from '../../improvements/texts.js';
import { releasesTexts } from '../../releases/texts.js';
import { risksTexts } from '../../risks/texts.js';
import { templatesTexts } from '../../templates/texts.js';
import { transitionTexts } from '../../transition/texts.js';
import { changesTexts } from '../texts.js';

/** Where the words for the actions of each practice lie. */
const WORDS = { 'changes:timeline.action': changesTexts.timeline.action, 'risks:timeline': risksTexts.timeline, 'improvements:timeline': improvementsTexts.timeline, 'cab:timeline': cabTexts.timeline, 'templates:timeline': templatesTexts.timeline, 'releases:timeline': releasesTexts.timeline, 'transition:timeline': transitionTexts.timeline } as const;

/** The words for an action of the timeline; one without words shows its code, so that nothing of the history is hidden. */
export function actionText(action: string): string {
  const found = Object.entries(WORDS).find(([, known]) => Object.hasOwn(known, action));
  return found ? i18next.t(`${found[0]}.${action}` as never) : action.slice(action.indexOf('.') + 1).replaceAll('-', ' ');
}
