import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildExportChoice, buildExported } from '../blocks/export.ts';
import { kpiIds, readFormat } from '../blocks/ids.ts';
import { readAsk } from '../domain/ask.ts';
import { offerExport } from '../use-cases/offer-export.ts';

/** *Export*: which form, then the way to the file. */
export function exportActions(needs: Ports): NonNullable<SlackListeners['actions']> {
  return {
    [kpiIds.export.name]: {
      opens: ({ argument }) => buildExportChoice(readAsk(argument)),
      run: async ({ argument }) => ({ kind: 'view', view: buildExportChoice(readAsk(argument)) }),
    },
    [kpiIds.exportAs.name]: {
      run: async ({ actor, argument }) => ({
        kind: 'view',
        view: buildExported(await offerExport(needs, actor, readFormat(argument))),
      }),
    },
    // Slack tells of the click as well; the browser has followed the link already.
    [kpiIds.download.name]: { run: async () => ({ kind: 'nothing' }) },
  };
}
