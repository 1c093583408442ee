import { jest } from '@jest/globals';
import { Rounds } from './rounds.js';

describe('reading again what has changed', () => {
  const rounds: string[][] = [];
  let finish: () => void;
  let live: Rounds;

  beforeEach(() => {
    jest.useFakeTimers();
    rounds.length = 0;
    live = new Rounds((keys) => {
      rounds.push([...keys]);
      return new Promise<void>((resolve) => (finish = resolve));
    });
  });
  afterEach(() => {
    live.stop();
    jest.useRealTimers();
  });

  it('should gather what is reported together into one round', async () => {
    live.want(['home', 'tasks']);
    live.want(['home', 'changes']);
    expect(rounds).toEqual([]);
    await jest.advanceTimersByTimeAsync(150);
    expect(rounds).toEqual([['home', 'tasks', 'changes']]);
  });

  it('should begin no round while one is on, and none before a rest, and lose nothing', async () => {
    // given
    live.want(['home']);
    await jest.advanceTimersByTimeAsync(150);
    // when
    live.want(['home']);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(rounds).toHaveLength(1);
    finish();
    await jest.advanceTimersByTimeAsync(999);
    live.want(['inbox']);
    expect(rounds).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    // then
    expect(rounds).toEqual([['home'], ['home', 'inbox']]);
  });

  it('should not wait for ever for a read that hangs', async () => {
    live.want(['home']);
    await jest.advanceTimersByTimeAsync(150);
    live.want(['tasks']);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(rounds).toEqual([['home'], ['tasks']]);
  });

  it('should read at once again after a quiet time', async () => {
    live.want(['home']);
    await jest.advanceTimersByTimeAsync(150);
    finish();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(rounds).toHaveLength(1);
    live.want(['tasks']);
    await jest.advanceTimersByTimeAsync(150);
    expect(rounds).toEqual([['home'], ['tasks']]);
  });
});
