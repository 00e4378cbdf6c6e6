import type { Sql } from 'postgres';
import type { Chart } from '../../kit/charts/chart.ts';
import { sayChart } from '../../kit/charts/say-chart.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { ChartPainter, Charts } from '../../ports/outbound/charts.ts';
import type { SlackFiles } from '../../ports/outbound/slack.ts';
import type { Clock, Log } from '../../ports/outbound/system.ts';
import { inBackground } from '../background.ts';
import { leaveRequest } from '../request-trail.ts';
import { claimChart, findChart, forgetCharts, keepChart, listForgotten } from './chart-rows.ts';
import { nameOf } from './keep-pictures.ts';

export type ChartFilesNeeds = {
  readonly sql: Sql;
  readonly files: SlackFiles;
  readonly painter: ChartPainter;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Pictures kept by Slack, for installations without a public address. Whoever asks first sees the numbers alone; the
 * picture is drawn and handed over meanwhile, once for each chart, and stands there the next time.
 */
export function createChartFiles(needs: ChartFilesNeeds): Charts & { idle(): Promise<void> } {
  const underWay = new Set<Promise<void>>();
  return {
    async picture(workspaceId, drawn) {
      try {
        const name = nameOf(drawn);
        const now = needs.clock.now();
        const known = await findChart(needs.sql, { workspaceId, name, now });
        if (known !== null) return known.isReady ? { kind: 'file', fileId: known.fileId } : null;
        if (!(await claimChart(needs.sql, { workspaceId, name, now }))) return null;
        const work = leaveRequest(() => inBackground(() => handOver(needs, { workspaceId, name, drawn })));
        underWay.add(work);
        void work.finally(() => underWay.delete(work));
      } catch (error) {
        needs.log.warn({ event: 'charts.not-found', error }, 'a chart’s picture could not be looked up');
      }
      return null;
    },
    async refused(workspaceId, fileIds) {
      await forgetCharts(needs.sql, { workspaceId, fileIds });
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}

type Handed = { readonly workspaceId: WorkspaceId; readonly name: string; readonly drawn: Chart };

/** What fails is tried again when somebody looks again, a few minutes later. */
async function handOver(needs: ChartFilesNeeds, { workspaceId, name, drawn }: Handed): Promise<void> {
  const { sql, files, painter, clock, log } = needs;
  try {
    const bytes = await painter.paint(drawn);
    const alt = sayChart(drawn, ALT_MAX);
    const fileId = await files.keep(workspaceId, { bytes, name: `${drawn.title.replace(/[^\w -]+/g, '')}.png`, alt });
    await keepChart(sql, { workspaceId, name, fileId, now: clock.now() });
    await tidyUp(needs, workspaceId);
  } catch (error) {
    log.warn({ event: 'charts.not-kept', error }, 'a chart could not be handed to Slack');
  }
}

/** A few at each upload, so that Slack never holds many more than are looked at. */
async function tidyUp({ sql, files, clock }: ChartFilesNeeds, workspaceId: WorkspaceId): Promise<void> {
  for (const fileId of await listForgotten(sql, { workspaceId, now: clock.now() })) {
    await files.remove(workspaceId, fileId);
    await forgetCharts(sql, { workspaceId, fileIds: [fileId] });
  }
}

/** Source: files.getUploadURLExternal, `alt_txt_too_large`. */
const ALT_MAX = 1_000;
