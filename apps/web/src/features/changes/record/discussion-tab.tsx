import { Discussion } from '../../collaboration/discussion.js';
import { useRecordNumber } from './use-change.js';

export function Component() {
  return <Discussion number={useRecordNumber()} />;
}
