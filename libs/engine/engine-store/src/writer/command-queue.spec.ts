import type { Command } from '#engine/engine';
import { CommandQueue, type Waiting } from './command-queue.js';

const starting = { kind: 'publishMessage' } as Command;
const finishing = { kind: 'completeJob' } as Command;
const waiting = (command: Command): Waiting => ({ command, resolve: () => undefined, untilEnd: false });

describe('back-pressure', () => {
  it('should refuse new work at half of the room, and keep the rest for work in progress', () => {
    const queue = new CommandQueue(4);
    queue.push(waiting(starting));
    queue.push(waiting(starting));
    expect([queue.refusal(starting), queue.refusal(finishing)]).toEqual([expect.stringContaining('busy'), null]);
    queue.push(waiting(finishing));
    queue.push(waiting(finishing));
    expect(queue.refusal(finishing)).toContain('4 commands wait');
  });

  it('should refuse new work that would wait more than half a second at the speed of the last batches', () => {
    const queue = new CommandQueue(10_000);
    for (let batch = 0; batch < 100; batch += 1) queue.observe(10, 100);
    for (let command = 0; command < 40; command += 1) queue.push(waiting(starting));
    expect(queue.refusal(starting)).toBeNull();
    for (let command = 0; command < 20; command += 1) queue.push(waiting(starting));
    expect([queue.refusal(starting), queue.refusal(finishing)]).toEqual([expect.stringContaining('busy'), null]);
  });

  it('should count what is under way as waiting, too', () => {
    const queue = new CommandQueue(10_000);
    for (let batch = 0; batch < 100; batch += 1) queue.observe(10, 100);
    for (let command = 0; command < 60; command += 1) queue.push(waiting(starting));
    queue.take(60);
    expect(queue.refusal(starting)).toContain('busy');
    queue.ended();
    expect(queue.refusal(starting)).toBeNull();
  });

  it('should refuse new work behind a batch that the database holds up, then everything before a second has passed', () => {
    let now = 0;
    const queue = new CommandQueue(10_000, () => now);
    queue.push(waiting(starting));
    queue.take(1);
    const refusedAt = (ms: number): boolean[] => {
      now = ms;
      return [starting, finishing, { kind: 'triggerTimer' } as Command].map((command) => queue.refusal(command) !== null);
    };
    expect([refusedAt(499), refusedAt(500), refusedAt(900)]).toEqual([[false, false, false], [true, false, false], [true, true, false]]);
  });

  it('should give entries back to the front in their order', () => {
    const queue = new CommandQueue(10);
    const entries = [starting, finishing, starting].map(waiting);
    entries.forEach((entry) => queue.push(entry));
    const taken = queue.take(2);
    queue.putBack(taken);
    expect(queue.take(10)).toEqual(entries);
  });
});
