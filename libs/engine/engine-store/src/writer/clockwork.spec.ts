import type { Command } from '#engine/engine';
import { Clockwork, type ClockworkParts } from './clockwork.js';
import { EngineClock } from './engine-clock.js';
import type { Reply } from './replies.js';

const DONE: Reply = { kind: 'response', response: null };

describe('clockwork', () => {
  const started: Clockwork[] = [];
  afterEach(() => Promise.all(started.splice(0).map((clockwork) => clockwork.stop())));

  /** Timers by due date over a real clock; firing takes one away. */
  function aClockwork(dueDates: Record<string, number>, replies: (key: string) => Reply = () => DONE) {
    const timers = new Map(Object.entries(dueDates));
    const clock = new EngineClock({ now: () => Date.now() });
    const fired: string[] = [];
    const failures: Error[] = [];
    let waiting: { count: number; resolve: () => void } | null = null;
    const parts: { -readonly [P in keyof ClockworkParts]: ClockworkParts[P] } = {
      clock,
      nextDue: () => Promise.resolve(timers.size === 0 ? null : Math.min(...timers.values())),
      dueAt: (now) => Promise.resolve([...timers].filter(([, due]) => due <= now).map(([timerKey, due]) => ({ due, command: { kind: 'triggerTimer', timerKey } as Extract<Command, { kind: 'triggerTimer' }> }))),
      submit: (command) => {
        const { timerKey } = command as Extract<Command, { kind: 'triggerTimer' }>;
        const reply = replies(timerKey);
        if (reply.kind === 'response') {
          timers.delete(timerKey);
          fired.push(timerKey);
        }
        if (waiting && fired.length >= waiting.count) waiting.resolve();
        return Promise.resolve(reply);
      },
      failed: (error) => {
        failures.push(error);
        waiting?.resolve();
      },
    };
    const clockwork = new Clockwork(parts);
    started.push(clockwork);
    const after = (count: number): Promise<void> => new Promise((resolve) => (fired.length >= count ? resolve() : (waiting = { count, resolve })));
    return { clockwork, clock, parts, timers, fired, failures, after };
  }

  it('should fire at start what became due before', async () => {
    const { clockwork, fired, after } = aClockwork({ early: Date.now() - 5_000, late: Date.now() + 60_000 });
    clockwork.start();
    await after(1);
    expect(fired).toEqual(['early']);
  });

  it('should wake for a date that is nearer than the one it sleeps for, and never early', async () => {
    const near = Date.now() + 40;
    const { clockwork, timers, after } = aClockwork({ far: Date.now() + 60_000 });
    clockwork.start();
    timers.set('near', near);
    clockwork.due(near);
    await after(1);
    expect(Date.now()).toBeGreaterThanOrEqual(near);
  });

  it('should stand still while the clock is pinned and follow when it is moved', async () => {
    const { clockwork, clock, fired, after } = aClockwork({ timer: 5_000 });
    clock.pin(4_000);
    clockwork.start();
    clock.pin(5_000);
    clockwork.wake();
    await after(1);
    expect(fired).toEqual(['timer']);
  });

  it('should fire what became due while the store was asked for the next date', async () => {
    const { clockwork, timers, parts, fired, after } = aClockwork({});
    const { nextDue } = parts;
    const woken = Promise.withResolvers<void>();
    const wake = clockwork.wake.bind(clockwork);
    // given a date that the store knows only after it was asked, and that passes before it answers
    parts.nextDue = async () => {
      Object.assign(parts, { nextDue });
      timers.set('meanwhile', Date.now() - 1_000);
      clockwork.wake = () => {
        wake();
        woken.resolve();
      };
      clockwork.due(Date.now() - 1_000);
      await woken.promise;
      return null;
    };
    // when
    clockwork.start();
    // then
    await after(1);
    expect(fired).toEqual(['meanwhile']);
  });

  it('should not overlook that the clock was moved while the store was asked, beside a date that is nearer', async () => {
    const { clockwork, clock, parts, timers, fired, after } = aClockwork({});
    clock.pin(0);
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<number | null>();
    const { nextDue } = parts;
    parts.nextDue = () => (asked.resolve(), answer.promise);
    clockwork.start();
    await asked.promise;
    timers.set('timer', 90);
    clockwork.due(90);
    clock.pin(120);
    clockwork.wake();
    parts.nextDue = nextDue;
    answer.resolve(null);
    await after(1);
    expect(fired).toEqual(['timer']);
  });

  it('should report work that cannot be done and not turn in circles', async () => {
    const { clockwork, failures, after } = aClockwork({ stuck: 0 }, () => ({ kind: 'unavailable', reason: 'busy' }));
    clockwork.start();
    await after(1);
    expect(failures).toHaveLength(1);
  });

  it('should try again what could not be done, also while the clock is pinned', async () => {
    let tries = 0;
    const { clockwork, clock, fired, failures, after } = aClockwork({ timer: 5_000 }, () => ((tries += 1) === 1 ? { kind: 'unavailable', reason: 'busy' } : DONE));
    clock.pin(5_000);
    clockwork.start();
    await after(1);
    await after(1);
    expect([fired, failures.length]).toEqual([['timer'], 1]);
  });

  it('should leave for later what is not due any more when the clock is moved back', async () => {
    // given a timer whose command comes when the clock stands before it again
    const { clockwork, clock, parts, timers, fired, failures, after } = aClockwork({ timer: 5_000 }, () => {
      if (fired.length === 0) queueMicrotask(() => timers.set('timer', 5_000));
      if (fired.length === 0) clock.pin(1_000);
      return DONE;
    });
    clock.pin(6_000);
    const { nextDue } = parts;
    const atRest = Promise.withResolvers<void>();
    parts.nextDue = () => {
      atRest.resolve();
      return nextDue();
    };
    // when
    clockwork.start();
    await atRest.promise;
    clock.pin(6_000);
    clockwork.wake();
    // then
    await after(2);
    expect([fired, failures]).toEqual([['timer', 'timer'], []]);
  });

  it('should report due work that a command leaves as it is', async () => {
    const { clockwork, timers, failures, after } = aClockwork({ stuck: 0 }, () => {
      queueMicrotask(() => timers.set('stuck', 0));
      return DONE;
    });
    clockwork.start();
    await after(5);
    expect(failures.map((failure) => failure.message)).toEqual([expect.stringContaining('stays undone')]);
  });
});
