import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/kit/charts/chart.ts';
import { createChartFiles } from '../../../src/platform/charts/chart-files.ts';
import { slackRoom } from '../../adapters/slack/slack-room.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { sampleCharts } from '../../support/sample-charts.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testClock } from '../../support/test-clock.ts';

const START = '2026-11-25T09:00:00Z';
const clock = testClock(START);
const database = testDatabase({ clock });
let slack: LocalSlack;
beforeEach(async () => {
  clock.set(START);
  slack = await startLocalSlack({ now: () => clock.now().getTime() });
});
afterEach(() => slack.close());

/** One replica of an installation without a public address. */
function replica(paint: (chart: Chart) => Promise<Buffer> = async () => Buffer.from('a picture')) {
  const { files } = slackRoom({ apiUrl: slack.url });
  const painter = { paint, close: async () => {} };
  const charts = createChartFiles({ sql: database.store.sql, files, painter, clock, log: silentLog });
  return { ...charts, ask: (drawn: Chart = sampleCharts.throughput) => charts.picture(WORKSPACE, drawn) };
}
const uploads = () => slack.calls('files.completeUploadExternal').length;
const kept = () => [...slack.world.workspaceOf().files.keys()];

describe('without a public address', () => {
  it('a chart is handed to Slack once and shown as soon as Slack has read it', async () => {
    const { ask, idle } = replica();
    expect(await ask()).toBeNull();
    await idle();
    expect(await ask(), 'Slack refuses views with a file it has not read yet').toBeNull();
    clock.advance(10_000);
    const [fileId] = kept();
    expect(await ask()).toEqual({ kind: 'file', fileId });
    expect(await ask({ ...sampleCharts.throughput })).toEqual({ kind: 'file', fileId });
    await idle();
    expect(uploads()).toBe(1);
  });

  it('two replicas that are asked at once make one upload, and both know it afterwards', async () => {
    const [one, other] = [replica(), replica()];
    await Promise.all([one.ask(), other.ask(), one.ask(), other.ask()]);
    await Promise.all([one.idle(), other.idle()]);
    expect(uploads()).toBe(1);
    clock.advance(10_000);
    expect(await other.ask()).toEqual(await one.ask());
  });

  it('says with the file what it shows, and shares it nowhere', async () => {
    const { ask, idle } = replica();
    await ask(sampleCharts.velocity);
    await idle();
    expect(slack.calls('files.getUploadURLExternal')[0]?.args).toMatchObject({ filename: 'Velocity.png' });
    expect(String(slack.calls('files.getUploadURLExternal')[0]?.args.alt_txt)).toContain('Sprint 7 21');
    const [completed] = slack.calls('files.completeUploadExternal');
    expect(Object.keys(completed?.args ?? {})).toEqual(['files']);
  });

  it('a failure leaves the words alone and is tried again when somebody looks later', async () => {
    let broken = true;
    const { ask, idle } = replica(async () => {
      if (broken) throw new Error('no paint');
      return Buffer.from('a picture');
    });
    expect(await ask()).toBeNull();
    await idle();
    broken = false;
    expect(await ask()).toBeNull();
    await idle();
    expect(uploads(), 'nobody hammers').toBe(0);
    clock.advance(180_000);
    await ask();
    await idle();
    expect(uploads()).toBe(1);
  });

  it('a file that Slack no longer has is drawn and handed over anew', async () => {
    const { ask, idle, refused } = replica();
    await ask();
    await idle();
    clock.advance(10_000);
    const [fileId = ''] = kept();
    await refused(WORKSPACE, [fileId]);
    expect(await ask()).toBeNull();
    await idle();
    expect(uploads()).toBe(2);
  });

  it('what nobody has looked at for a month is taken out of Slack', async () => {
    const { ask, idle } = replica();
    await ask(sampleCharts.burndown);
    await idle();
    clock.advance(20 * 86_400_000);
    await ask(sampleCharts.velocity);
    await idle();
    clock.advance(15 * 86_400_000);
    await ask(sampleCharts.velocity);
    await ask(sampleCharts.aiShare);
    await idle();
    expect(kept()).toHaveLength(2);
    expect(slack.calls('files.delete')).toHaveLength(1);
  });

  it('names what Slack refuses, and a file that is gone is none to remove', async () => {
    const { files } = slackRoom({ apiUrl: slack.url });
    slack.addFault({
      method: 'files.getUploadURLExternal',
      trouble: { kind: 'error', error: 'file_uploads_disabled' },
    });
    await expect(files.keep(WORKSPACE, { bytes: Buffer.from('x'), name: 'a.png', alt: 'x' })).rejects.toMatchObject({
      failure: { kind: 'permanent', scope: 'recipient' },
    });
    await expect(files.remove(WORKSPACE, 'F0GONE')).resolves.toBeUndefined();
  });
});
