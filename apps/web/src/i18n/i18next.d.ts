import 'i18next';
import type { cabTexts } from '../features/cab/texts.js';
import type { calendarTexts } from '../features/calendar/texts.js';
import type { catalogueTexts } from '../features/catalogue/texts.js';
import type { changesTexts } from '../features/changes/texts.js';
import type { collaborationTexts } from '../features/collaboration/texts.js';
import type { homeTexts } from '../features/home/texts.js';
import type { improvementsTexts } from '../features/improvements/texts.js';
import type { inboxTexts } from '../features/inbox/texts.js';
import type { modelsTexts } from '../features/models/texts.js';
import type { operationsTexts } from '../features/operations/texts.js';
import type { peopleTexts } from '../features/people/texts.js';
import type { planningTexts } from '../features/planning/texts.js';
import type { projectsTexts } from '../features/projects/texts.js';
import type { releasesTexts } from '../features/releases/texts.js';
import type { risksTexts } from '../features/risks/texts.js';
import type { sessionTexts } from '../features/session/texts.js';
import type { tasksTexts } from '../features/tasks/texts.js';
import type { templatesTexts } from '../features/templates/texts.js';
import type { transitionTexts } from '../features/transition/texts.js';
import type { common } from './common.js';

// Every key is checked by the compiler: a text that is missing does not build.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      cab: typeof cabTexts;
      calendar: typeof calendarTexts;
      catalogue: typeof catalogueTexts;
      changes: typeof changesTexts;
      collaboration: typeof collaborationTexts;
      home: typeof homeTexts;
      improvements: typeof improvementsTexts;
      inbox: typeof inboxTexts;
      models: typeof modelsTexts;
      operations: typeof operationsTexts;
      people: typeof peopleTexts;
      planning: typeof planningTexts;
      projects: typeof projectsTexts;
      releases: typeof releasesTexts;
      risks: typeof risksTexts;
      session: typeof sessionTexts;
      tasks: typeof tasksTexts;
      templates: typeof templatesTexts;
      transition: typeof transitionTexts;
    };
  }
}
