import { describe, expect, it } from 'vitest';
import { taskNumbersInWords } from '../../src/kit/task-refs.ts';

describe('tasks named in words', () => {
  it.each([
    ['Keep the cart (T-12)', [12]],
    ['T-12, T-7 and T-12 again', [12, 7]],
    ['ART-12 and T-12.5 and T-012 are none', []],
    ['`T-12` is code, https://x.test/T-12 an address', []],
    ['', []],
  ])('%s', (text, numbers) => {
    expect(taskNumbersInWords(text)).toEqual(numbers);
  });
});
