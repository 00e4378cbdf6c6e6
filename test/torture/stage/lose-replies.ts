import type { SlackProcess } from './slack.ts';

/**
 * One post in `every` gets no proper answer from now on, by seven ways in turn; most of them were carried out. All
 * others take a while.
 * @returns how many there were so far, when asked
 */
export async function loseReplies(
  { control }: SlackProcess,
  every: number,
): Promise<{ readonly count: () => Promise<number> }> {
  const ways = [
    { kind: 'lost-reply' },
    { kind: 'reset', accepted: true },
    { kind: 'reset', accepted: false },
    { kind: 'status', status: 500, accepted: true },
    { kind: 'cut' },
    { kind: 'stall', ms: 700 },
    { kind: 'stall', ms: 700, accepted: false },
  ] as const;
  const ids: number[] = [];
  for (const [n, trouble] of ways.entries())
    ids.push(
      await control.addFault({
        method: 'chat.postMessage',
        trouble,
        every: every * ways.length,
        after: n * every,
        times: null,
      }),
    );
  await control.addFault({ method: 'chat.postMessage', trouble: { kind: 'stall', ms: 150 }, times: null });
  return {
    async count() {
      const struck = await Promise.all(ids.map((id) => control.faultStruck(id)));
      return struck.reduce((sum, one) => sum + one, 0);
    },
  };
}
