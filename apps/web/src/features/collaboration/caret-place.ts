/** What decides where a character stands in a text field. */
const COPIED = ['boxSizing', 'width', 'font', 'letterSpacing', 'lineHeight', 'padding', 'border', 'textIndent', 'tabSize'] as const;

export interface Place {
  x: number;
  y: number;
}

/** Below the character at this index, from the upper left corner of what is around the field: measured on a copy, since a text field tells nothing of its characters. */
export function placeBelow(field: HTMLTextAreaElement, index: number, around: Element): Place {
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const property of COPIED) copy.style[property] = style[property];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word' });
  const mark = document.createElement('span');
  mark.textContent = field.value.charAt(index);
  copy.append(field.value.slice(0, index), mark);
  document.body.append(copy);
  const inside = { x: mark.offsetLeft, y: mark.offsetTop + mark.offsetHeight - field.scrollTop };
  copy.remove();
  const [own, outer] = [field.getBoundingClientRect(), around.getBoundingClientRect()];
  return { x: own.left - outer.left + inside.x, y: own.top - outer.top + inside.y };
}
