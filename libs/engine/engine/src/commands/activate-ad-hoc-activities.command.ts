import { activateIn, unknownIds } from '../rules/ad-hoc.js';
import { DONE, reject, type CommandHandler } from './handler.js';

/** Begins activities in an ad-hoc sub-process, instead of or beside what runs in it. */
export const activateAdHocActivities: CommandHandler<'activateAdHocActivities'> = (step, { elementInstanceKey, elements, cancelRemaining }) => {
  const subject = `Expected to activate activities for ad-hoc sub-process with key '${elementInstanceKey}'`;
  const instance = step.state.instance(elementInstanceKey);
  const element = instance && step.elementOf(instance);
  if (!instance || element?.kind !== 'adHocSubProcess') return reject('NOT_FOUND', `${subject}, but no such ad-hoc sub-process was found.`);
  if (instance.phase !== 'ACTIVATED') return reject('INVALID_STATE', `${subject}, but it is not active.`);
  const unknown = unknownIds(element, elements.map((one) => one.elementId));
  if (unknown.length > 0) return reject('NOT_FOUND', `${subject}, but the given elements [${unknown.join(', ')}] do not exist.`);
  activateIn(step, element, instance, elements, cancelRemaining);
  return DONE;
};
