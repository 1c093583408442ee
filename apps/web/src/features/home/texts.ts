import { addTexts } from '../../i18n/i18n.js';

export const homeTexts = {
  title: 'Home',
  greeting: 'Hello, {{name}}',
  what: 'The home page',
  summary: {
    quiet: 'Nothing waits for you.', tasks_one: 'One task waits for you.', tasks_other: '{{count}} tasks wait for you.', due_one: 'One is due this week.', due_other: '{{count}} are due this week.', stuck_one: 'One record is stuck.', stuck_other: '{{count}} records are stuck.',
  },
  tasks: { title: 'My tasks', none: 'No task waits for you', noneText: 'When one does, it appears here by itself.', all: 'All tasks', waiting: 'waiting since' },
  records: { title: 'My records', none: 'You have no open records', changes: 'All my changes', create: 'New change' },
  stuck: { title: 'What is stuck', none: 'Nothing is stuck', noneText: 'Every running record moved lately.', sentence: '{{title}} has waited {{duration}} at “{{element}}” for {{waitsFor}}.' },
  due: { title: 'Due this week', none: 'Nothing is due this week', sentence: '{{task}} for {{title}}' },
} as const;

addTexts('home', homeTexts);
