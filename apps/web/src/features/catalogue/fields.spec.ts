import { contentOf, differences, FIELDS } from './fields.js';

describe('the content of an entry in its form', () => {
  const objective = {
    number: 'OBJ-1', name: 'Half', description: '', owner: { username: 'mia', displayName: 'Mia' }, goal: 'GOAL-1', indicator: 'Calls', unit: 'calls', direction: 'decrease', baseline: 8, target: 4, due: null, version: 3,
  };

  it('should hold what a person writes, people by their user names', () => {
    expect(contentOf(FIELDS.objectives, objective)).toEqual({ name: 'Half', description: '', owner: 'mia', goal: 'GOAL-1', indicator: 'Calls', unit: 'calls', direction: 'decrease', baseline: 8, target: 4, due: null });
  });

  it('should start empty for a new entry, with the first of each choice', () => {
    expect(contentOf(FIELDS.services, null)).toEqual({ name: '', description: '', owner: '', urgency: 'low', supportHours: null, maintenanceWindows: [] });
  });

  it('should send what was changed and nothing else', () => {
    const before = contentOf(FIELDS.items, { name: 'host', owner: { username: 'mia' }, kind: 'server', services: ['SVC-1'], dependsOn: [] });
    expect(differences({ ...before, services: ['SVC-1', 'SVC-2'] }, before)).toEqual({ services: ['SVC-1', 'SVC-2'] });
    expect(differences({ ...before }, before)).toEqual({});
  });
});
