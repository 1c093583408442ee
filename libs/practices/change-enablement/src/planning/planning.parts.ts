import { ConflictFinder } from './conflict-finder.js';
import { ConflictRuleReader } from './conflict-rule-reader.js';
import { ConflictRules } from './conflict-rules.js';
import { FreezeWatch } from './freeze-watch.js';
import { PlanningController } from './http/planning.controller.js';
import { Neighbours } from './neighbours.js';
import { Planning } from './planning.service.js';
import { Scheduling } from './scheduling.js';
import { SlotFinder } from './slot-finder.js';

/** For server and worker: windows are given by people and in jobs. */
export const planningDomain = [ConflictRules, Neighbours, ConflictFinder, Scheduling];

/** For the server, where freezes are written. */
export const planningHttp = { providers: [ConflictRuleReader, SlotFinder, Planning, FreezeWatch], controllers: [PlanningController] };
