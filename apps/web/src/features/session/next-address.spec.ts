import { safeNext } from './next-address.js';

describe('the address after sign-in', () => {
  it.each(['/tasks?view=mine', '/changes/CHG-12#plan'])('should go back to %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it.each([null, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'tasks'])('should go home instead of %s', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
