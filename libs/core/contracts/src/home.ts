import type { ChangeListItem } from './change.js';
import type { TaskListItem } from './tasks.js';

export interface HomeView {
  myTasks: TaskListItem[];
  myChanges: ChangeListItem[];
  /** "CHG-12 waits 3 d for the change manager to authorize it." */
  stuck: { recordNumber: string; title: string; elementName: string; waitsFor: string; since: string }[];
  dueThisWeek: TaskListItem[];
}
