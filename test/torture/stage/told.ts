import type { Driver } from './driver.ts';

/** Commands that weren't done: those told so in words that Slack shows, and whatever else was answered. */
export function sortRefusals({ otherwise }: Pick<Driver, 'otherwise'>): { told: number; strange: readonly string[] } {
  const isTold = (answer: string) => /^200 .*(again|could not confirm)/.test(answer);
  const told = [...otherwise].filter(([answer]) => isTold(answer)).reduce((sum, [, times]) => sum + times, 0);
  return { told, strange: [...otherwise.keys()].filter((answer) => !isTold(answer)) };
}
