import { describe, expect, it } from 'vitest';
import { createChartLinks } from '../../src/platform/charts/chart-links.ts';
import { readEncryptionKeys } from '../../src/platform/config-secrets.ts';
import { sampleCharts } from '../support/sample-charts.ts';
import { ENCRYPTION_KEYS, testApp } from '../support/test-app.ts';

const muster = testApp();
const links = createChartLinks(readEncryptionKeys(ENCRYPTION_KEYS) ?? []);
const addressOf = (name: string | null) => `${muster.url}/charts/${name}`;

describe('the address of a chart', () => {
  it('gives its picture to whoever holds it, without a login, and may be kept', async () => {
    const answer = await fetch(addressOf(links.write(sampleCharts.throughput, muster.clock.now())));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  });

  it('gives nothing when its time is over, when it was changed, or when it was made up', async () => {
    const name = links.write(sampleCharts.throughput, muster.clock.now()) ?? '';
    const changed = `${name.slice(0, 9)}${name[9] === 'a' ? 'b' : 'a'}${name.slice(10)}`;
    for (const wrong of [changed, 'a.b.c.png', '..%2f..%2fetc', '']) {
      expect((await fetch(addressOf(wrong))).status).toBe(404);
    }
    await muster.advanceTo('2026-12-25T09:00:00Z');
    expect((await fetch(addressOf(name))).status).toBe(404);
  });
});
