import { Discussion } from '../../collaboration/discussion.js';
import { useChange } from './use-change.js';

export function Component() {
  return <Discussion number={useChange().number} />;
}
