import { describe, expect, it } from 'vitest';
import type { Change } from '../../playground/web/contract.ts';
import { createSieve } from '../../playground/web/live.ts';
import { until } from './running.ts';

describe('what a page hears live', () => {
  it('is a flood of the same change once at once and once afterwards, and other changes between', async () => {
    const heard: Change[] = [];
    const { tell, close } = createSieve((change) => heard.push(change));
    const web: Change = { kind: 'conversation', channelId: 'C01WEB' };
    for (let at = 0; at < 1_000; at += 1) tell(web);
    expect(heard).toEqual([web]);
    tell({ kind: 'clock' });
    expect(heard).toEqual([web, { kind: 'clock' }]);
    await until(() => (heard.length > 2 ? heard : null));
    expect(heard).toEqual([web, { kind: 'clock' }, web]);
    close();
  });
});
