import { useRecordNumber } from './use-change.js';
import { Timeline } from './timeline.js';

export function Component() {
  return <Timeline number={useRecordNumber()} />;
}
