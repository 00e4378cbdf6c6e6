import { describe, expect, it } from 'vitest';
import { progressBar } from '../../src/kit/progress-bar.ts';

describe('a progress bar', () => {
  it.each([
    [0, 0],
    [0.049, 0],
    [0.5, 10],
    [0.999, 19],
    [1, 20],
    [-1, 0],
    [7, 20],
  ])('of %d has %i full signs of 20', (share, full) => {
    expect(progressBar(share)).toBe('▓'.repeat(full) + '░'.repeat(20 - full));
  });
});
