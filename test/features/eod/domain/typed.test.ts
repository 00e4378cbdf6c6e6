import { describe, expect, it } from 'vitest';
import { withoutTask } from '../../../../src/features/eod/domain/typed.ts';

describe('a blocker, as its task says it', () => {
  it.each([
    ['T-12 waits for the key', 'Waits for the key'],
    ['t-12: waits for the key', 'Waits for the key'],
    ['T-12 – the key', 'The key'],
    ['Waits for T-12', 'Waits for T-12'],
    ['The key is missing (T-12)', 'The key is missing (T-12)'],
    ['T-12', 'T-12'],
    ['T-123456 of the printer', 'Of the printer'],
    ['T-shirts for the fair', 'T-shirts for the fair'],
  ])('%s becomes %s', (typed, reason) => {
    expect(withoutTask(typed)).toBe(reason);
  });
});
