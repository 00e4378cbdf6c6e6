import type { ChartPicture } from '../../kit/blocks/index.ts';
import type { Chart } from '../../kit/charts/chart.ts';
import type { WorkspaceId } from '../../kit/ids.ts';

/** Charts as pictures, for the places where Slack draws none itself: Home tabs and modals. */
export interface Charts {
  /**
   * The chart as something a view can show: by an address Slack fetches it from, or kept in Slack. The same chart gives
   * the same picture, so asking again costs nothing.
   * @returns null where there is no picture (yet): the numbers stand as text in any case. Never throws
   */
  picture(workspaceId: WorkspaceId, chart: Chart): Promise<ChartPicture | null>;
  /** Slack wouldn't show these files: they are gone there, and are drawn and handed over anew. */
  refused(workspaceId: WorkspaceId, fileIds: readonly string[]): Promise<void>;
}

/** Draws. */
export interface ChartPainter {
  /**
   * A chart as PNG, 1,280 × 640 pixels, on a ground of its own, under 200 kB.
   * @throws MusterError 'unavailable' too many wait, or it took too long
   */
  paint(chart: Chart): Promise<Buffer>;
  /** Ends what was opened for drawing. */
  close(): Promise<void>;
}
