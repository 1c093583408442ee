import { IsString, Length } from 'class-validator';
import { IsMoment, type Refused } from '#platform/persistence';
import { validationPipe } from './validation.pipe.js';

class Freeze {
  @IsString()
  @Length(1, 20)
  name!: string;

  @IsMoment()
  plannedStart!: string;
}

const faultsOf = async (body: object): Promise<unknown> => {
  try {
    await validationPipe().transform(body, { type: 'body', metatype: Freeze });
    return [];
  } catch (refused) {
    return (refused as Refused).extra.errors;
  }
};

describe('What is wrong with a body', () => {
  it.each([{ name: '', plannedStart: '' }, { name: null }, {}])('should be told once for each field that is empty: %j', async (body) => {
    expect(await faultsOf(body)).toEqual([{ field: 'name', message: 'Name is needed.' }, { field: 'plannedStart', message: 'Planned start is needed.' }]);
  });

  it('should be told as the rule says it where something was written', async () => {
    const message: unknown = expect.stringContaining('plannedStart must be a date and a time with its zone');
    expect(await faultsOf({ name: 'Year end', plannedStart: 'soon' })).toContainEqual({ field: 'plannedStart', message });
  });

  it('should name a field that does not belong there, empty or not', async () => {
    const body = { name: 'Year end', plannedStart: '2026-12-01T20:00:00Z', state: '' };
    expect(await faultsOf(body)).toEqual([{ field: 'state', message: 'property state should not exist' }]);
  });
});
