import { listed } from './listed.js';

const FREEZES = [
  { number: 'FRZ-10', name: 'Year end' },
  { number: 'FRZ-9', name: 'audit' },
  { number: 'FRZ-2', name: 'Year end' },
];
const numbers = (query: object): string[] => listed(FREEZES, (freeze) => freeze, query).map(({ number }) => number);

describe('A list that is answered whole', () => {
  it('should stand as it comes when nothing is asked of it', () => {
    expect(numbers({})).toEqual(['FRZ-10', 'FRZ-9', 'FRZ-2']);
  });

  it('should show the rows that say a text, however it is written', () => {
    expect(numbers({ q: ' year ' })).toEqual(['FRZ-10', 'FRZ-2']);
    expect(numbers({ q: 'frz-9' })).toEqual(['FRZ-9']);
    expect(numbers({ q: 'nowhere' })).toEqual([]);
  });

  it('should be sorted by a column as people read it, with those that are alike as they come', () => {
    expect(numbers({ sort: 'number' })).toEqual(['FRZ-2', 'FRZ-9', 'FRZ-10']);
    expect(numbers({ sort: '-number' })).toEqual(['FRZ-10', 'FRZ-9', 'FRZ-2']);
    expect(numbers({ sort: 'name' })).toEqual(['FRZ-9', 'FRZ-10', 'FRZ-2']);
    expect(numbers({ sort: '-name' })).toEqual(['FRZ-10', 'FRZ-2', 'FRZ-9']);
  });
});
