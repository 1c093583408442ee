import { useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the form holds answers that are not sent. Set at once, because the next step may leave the page. */
export function useFormChanged(): [boolean, (changed: boolean) => void] {
  const [changed, setChanged] = useState(false);
  return [changed, (next) => flushSync(() => setChanged(next))];
}
