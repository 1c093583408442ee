import { ConflictFinder } from './conflict-finder.js';
import { ConflictRuleReader } from './conflict-rule-reader.js';
import { ConflictRules } from './conflict-rules.js';
import { PlanningController } from './http/planning.controller.js';
import { MissedWindow } from './missed-window.entity.js';
import { MissedWindows } from './missed-windows.js';
import { NeededPeople } from './needed-people.js';
import { Neighbours } from './neighbours.js';
import { Planning } from './planning.service.js';
import { Scheduling } from './scheduling.js';
import { SlotFinder } from './slot-finder.js';
import { WindowNews } from './window-news.js';
import { WindowWatch } from './window-watch.js';

/** For server and worker: windows are given by people and in jobs. */
export const planningDomain = [ConflictRules, NeededPeople, Neighbours, ConflictFinder, Scheduling];

/** Beside those of changes. */
export const planningEntities = [MissedWindow];

/** For the server, where freezes, absences and services are written. */
export const planningHttp = { providers: [ConflictRuleReader, SlotFinder, Planning, WindowNews, WindowWatch, MissedWindows], controllers: [PlanningController] };
