import { statusOf } from './elements.js';

const quiet = { elementId: 'AssessRisk', active: 0, completed: 0, canceled: 0, incidents: 0 };

describe('the status of an element', () => {
  it('should put an incident before everything else', () => {
    expect(statusOf({ ...quiet, active: 1, completed: 2, incidents: 1 })).toBe('incident');
  });

  it('should put a waiting token before completed visits', () => {
    expect(statusOf({ ...quiet, active: 1, completed: 2 })).toBe('active');
  });

  it('should tell completed from cancelled', () => {
    expect(statusOf({ ...quiet, completed: 1, canceled: 1 })).toBe('done');
    expect(statusOf({ ...quiet, canceled: 1 })).toBe('cancelled');
  });

  it('should call an element without a visit not reached', () => {
    expect(statusOf(undefined)).toBe('ahead');
    expect(statusOf(quiet)).toBe('ahead');
  });
});
