import type { AdHocActivation } from '#engine/engine';
import { anyObject, filledText, needed, object, optional, type Checked } from './check.js';
import { elementTexts, memberTexts } from './json-text.js';

/** An activity to begin in an ad-hoc sub-process, as the specification's requests carry it. */
export const adHocActivation = object({ elementId: needed(filledText()), variables: optional(anyObject) });

/** The activations with their variables as text. `path` leads from the body's text to their list. */
export function activationsOf(read: readonly Checked<typeof adHocActivation>[], body: string, path: readonly string[]): readonly AdHocActivation[] {
  const list = path.reduce((text, name) => memberTexts(text).get(name) ?? '{}', body);
  const texts = read.length === 0 ? [] : elementTexts(list);
  return read.map(({ elementId, variables }, index) => ({ elementId, variables: variables ? (memberTexts(texts[index] ?? '{}').get('variables') ?? '{}') : '{}' }));
}
