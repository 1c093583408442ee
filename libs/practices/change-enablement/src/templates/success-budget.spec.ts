import { budgetSentence, successOf } from './success-budget.js';

describe('the success budget of a template', () => {
  const budget = { budgetUses: 3, budgetFailures: 1 };

  it('should not be exceeded by as many failures as it permits', () => {
    expect(successOf(['unsuccessful', 'successful', 'successful-with-issues'], 5, budget)).toEqual({ uses: 5, successful: 2, failed: 1, recentFailures: 1, budgetExceeded: false });
  });

  it('should be exceeded by one more among the last uses', () => {
    const success = successOf(['backed-out', 'successful', 'unsuccessful'], 3, budget);
    expect(success).toMatchObject({ recentFailures: 2, budgetExceeded: true });
    expect(budgetSentence(success, budget)).toBe('2 of its last 3 uses failed; its success budget permits 1.');
  });

  it('should forgive failures that lie behind the last uses', () => {
    expect(successOf(['successful', 'successful', 'unsuccessful', 'unsuccessful', 'unsuccessful'], 5, budget)).toMatchObject({ failed: 3, recentFailures: 1, budgetExceeded: false });
  });
});
