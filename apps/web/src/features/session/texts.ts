import { addTexts } from '../../i18n/i18n.js';

export const sessionTexts = {
  signIn: {
    title: 'Sign in', username: 'User name', password: 'Password', submit: 'Sign in', failed: 'You are not signed in', hint: 'Project gates and service processes in one place.',
    missing: { username: 'Enter your user name.', password: 'Enter your password.' },
  },
  setup: {
    title: 'Set up Tollgate', intro: 'Create the administrator’s account. This page works once, with the link printed at the first start.', username: 'User name', usernameHelp: 'Lower-case letters, digits, dots and hyphens.', displayName: 'Name',
    displayNameHelp: 'How others see you.', password: 'Password', passwordHelp: 'At least 12 characters.', repeat: 'Repeat the password', submit: 'Create the account', failed: 'The account was not created', differ: 'The two passwords differ.',
    short: 'Use at least 12 characters.', closed: 'The set-up is closed for good: there is an administrator already.', noToken: 'Open the link that was printed at the first start: it carries the one-time token this page needs.',
    required: 'An administrator must be created first', requiredText: 'Open the one-time link printed where Tollgate was started.', missing: { username: 'Enter a user name.', displayName: 'Enter a name.' },
  },
} as const;

addTexts('session', sessionTexts);
