import { addTexts } from '../../i18n/i18n.js';

export const peopleTexts = {
  title: 'People',
  what: 'The list of people',
  search: 'Search people',
  column: { name: 'Name', username: 'User name', roles: 'Roles', kind: 'Kind' },
  sample: 'Sample person',
  inactive: 'Inactive',
  actAs: 'Act as {{name}}',
  add: { open: 'New person', title: 'New person', username: 'User name', displayName: 'Name', password: 'First password', passwordHelp: 'At least 12 characters. Tell it to the person in a safe way.', roles: 'Roles', submit: 'Create the account', failed: 'The account was not created', done: '{{name}} can sign in.' },
} as const;

addTexts('people', peopleTexts);
