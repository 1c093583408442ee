import { expect } from '@jest/globals';
import type { Verdict } from './change-model.js';

/** What somebody does with the version that they have read, or a job with the record it finds. */
export interface Move<M> {
  run(): Promise<Verdict>;
  /** What the model says of it, and makes of it when it is permitted. */
  on(model: M, isStale: boolean): Verdict;
}

/** Two act at once: it has to be as if one had come before the other. Answers the model after that. */
export async function raced<M extends { state: string }>(model: M, moves: readonly [Move<M>, Move<M>], stateNow: () => Promise<string>): Promise<M> {
  const fitting = await afterBoth(model, moves);
  const state = await stateNow();
  return fitting.find((after) => after.state === state) ?? fitting[0]!;
}

/** The model after the orders of the two that fit to what was answered. */
export async function afterBoth<M>(model: M, moves: readonly [Move<M>, Move<M>]): Promise<M[]> {
  const seen = await Promise.all(moves.map((move) => move.run()));
  const orders = ([[0, 1], [1, 0]] as const).map((order) => oneByOne(structuredClone(model), moves, order));
  expect(orders.map(({ verdicts }) => verdicts)).toContainEqual(seen);
  return orders.filter(({ verdicts }) => verdicts.join() === seen.join()).map((order) => order.model);
}

/** A lost race is told when the person may do it at all. */
export function unlessStale(permitted: Verdict, isStale: boolean): Verdict {
  return permitted === 'ok' && isStale ? 'version-mismatch' : permitted;
}

/** Lets the model do what is permitted, and passes the verdict on. */
export function ifOk(permitted: Verdict, does: () => void): Verdict {
  if (permitted === 'ok') does();
  return permitted;
}

function oneByOne<M>(model: M, moves: readonly [Move<M>, Move<M>], [first, second]: readonly [0 | 1, 0 | 1]): { model: M; verdicts: Verdict[] } {
  const verdicts: Verdict[] = [];
  verdicts[first] = moves[first].on(model, false);
  verdicts[second] = moves[second].on(model, verdicts[first] === 'ok');
  return { model, verdicts };
}
