import type { ProcessRecordItem } from './records.js';
import type { TaskListItem } from './tasks.js';

export interface HomeView {
  myTasks: TaskListItem[];
  /** Open records that the person asked for or answers for. */
  myRecords: ProcessRecordItem[];
  /** "CHG-12 waits 3 d for the change manager to authorize it." */
  stuck: { recordNumber: string; title: string; elementName: string; waitsFor: string; since: string }[];
  dueThisWeek: TaskListItem[];
}
