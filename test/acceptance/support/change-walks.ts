import type { ChangeView, Page, TimelineEntry } from '#core/contracts';
import { keepScreenshot } from './browser.js';
import type { Organisation } from './organisation.js';
import { type ChangeEntries, inMinutes, localInput, type Person } from './person.js';

export const LOW_RISK: ChangeEntries = { title: 'Update the canteen menu service', service: 'Intranet', start: inMinutes(-2), end: inMinutes(240) };
export const HIGH_RISK: ChangeEntries = { title: 'Move payments to the new cluster', service: 'Payments', impact: 'High', size: 'Large', novelty: 'New to us', backoutTested: false, start: inMinutes(-2), end: inMinutes(240) };

const APPROVE = 'Approve';
const AUTHORIZE = 'May this change be implemented in its window?';
const BOARD = 'What has the board decided?';

/** The change manager's answer to a change whose risk is not high. */
export async function authorize(people: Organisation, number: string, answer: 'Approve' | 'Reject' = APPROVE, comment = ''): Promise<void> {
  const max = await people.as('max');
  await max.openTask('Authorize change', number);
  await keepScreenshot(max.page, `task-authorize-${answer.toLowerCase()}`);
  await max.answer({ choose: { [AUTHORIZE]: answer }, write: comment === '' ? {} : { Comment: comment } });
}

export async function decideInBoard(people: Organisation, number: string): Promise<void> {
  const cora = await people.as('cora');
  await cora.openTask('Decide in CAB', number);
  await cora.answer({ choose: { [BOARD]: APPROVE }, write: { Minutes: 'Three for, none against.' } });
}

export async function implement(people: Organisation, number: string, result: string): Promise<void> {
  const ivan = await people.as('ivan');
  await ivan.openTask('Implement change', number);
  await ivan.page.getByRole('button', { name: 'Assign to me' }).click();
  await ivan.page.getByRole('button', { name: 'Unassign' }).waitFor();
  await ivan.answer({ choose: { 'How did the implementation go?': result }, write: { 'What was done': 'Both nodes run 4.2.' } });
}

export async function backOut(people: Organisation, number: string): Promise<void> {
  const ivan = await people.as('ivan');
  await ivan.openTask('Back out change', number);
  await ivan.answer({ choose: { 'Do the services work as before?': 'Yes, everything is restored' }, write: { 'How it was backed out': 'Version 4.1 is back.' } });
}

export async function review(people: Organisation, number: string, outcome: string): Promise<void> {
  const max = await people.as('max');
  await max.openTask('Review change', number);
  await max.answer({ choose: { 'What is the outcome?': outcome }, write: { 'What have we learned?': 'Drain the nodes earlier.' } });
}

/** On the page of a scheduled change. */
export async function moveStart(person: Person, start: Date): Promise<void> {
  await person.page.getByRole('button', { name: 'Move start' }).click();
  const dialog = person.page.getByRole('dialog');
  await dialog.getByLabel('Planned start').fill(localInput(start));
  await dialog.getByLabel('Reason').fill('The window became free.');
  await dialog.getByRole('button', { name: 'Move the start' }).click();
}

/** From request to close on the approved path, each step by the person whose step it is, each seen by the requester. */
export async function walkApproved(people: Organisation): Promise<ChangeView> {
  const rita = await people.as('rita');
  const number = await rita.requestChange(LOW_RISK);
  await rita.seesStep(number, 'Authorize');
  await authorize(people, number);
  await rita.seesStep(number, 'Implement');
  await implement(people, number, 'Done, as planned or with small deviations');
  await rita.seesStep(number, 'Review');
  await review(people, number, 'Successful');
  await rita.seesStep(number, 'Closed');
  await keepScreenshot(rita.page, 'change-closed');
  return rita.change(number);
}

/** What happened to a record, oldest first. */
export async function history(people: Organisation, number: string): Promise<TimelineEntry[]> {
  const rita = await people.as('rita');
  const { items } = await rita.get<Page<TimelineEntry>>(`/records/${number}/timeline?limit=100`);
  return items.reverse();
}
