import { keyedPlacesFor, navigationFor, placesFor } from './navigation.js';

const EVERYTHING = placesFor(['admin']);

describe('The main navigation', () => {
  it('should show a requester no place of the operators and the administrators', () => {
    const places = placesFor(['requester']).map(({ nav }) => nav);
    expect(EVERYTHING.map(({ nav }) => nav).filter((nav) => !places.includes(nav))).toEqual(['operations', 'people']);
  });

  it('should have no menu without a place', () => {
    expect(navigationFor([]).groups.filter(({ places }) => places.length === 0)).toEqual([]);
  });

  it('should be at one place only at each of its addresses', () => {
    const addresses = EVERYTHING.flatMap(({ to }) => [to, `${to}/X-1`]);
    expect(addresses.filter((address) => EVERYTHING.filter(({ isHere }) => isHere(address)).length > 1)).toEqual([]);
  });

  it('should give each key to one place', () => {
    const keys = keyedPlacesFor(['admin']).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
