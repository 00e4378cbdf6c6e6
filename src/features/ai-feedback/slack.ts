import { z } from 'zod';
import type { SlackChannelId, SlackUserId } from '../../kit/ids.ts';
import type { Reply, ShortcutArgs, SlackEvent, SlackListeners } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { type FormMetadata, readMetadata, readReportId, reportForms, reportIds } from './blocks/ids.ts';
import { buildReportForm, buildReportSaid, buildReportShell, readReportForm } from './blocks/report-form.ts';
import { isReport } from './domain/report.ts';
import { openReport } from './use-cases/open-report.ts';
import { reportByReaction } from './use-cases/report-by-reaction.ts';
import { takeBackReport } from './use-cases/take-back-report.ts';
import { writeReport } from './use-cases/write-report.ts';

/** A robot’s face on a survey, *AI got this wrong* on any message, and the buttons of the thanks. */
export function aiFeedbackSlack(needs: Ports): SlackListeners {
  return {
    events: {
      reaction_added: (event) => hear(needs, event, true),
      reaction_removed: (event) => hear(needs, event, false),
    },
    messageShortcuts: {
      ai_wrong: { opens: buildReportShell, run: (args) => openFor(needs, args) },
    },
    actions: {
      [reportIds.more.name]: {
        opens: buildReportShell,
        run: ({ actor, argument }) => show(needs, actor, { reportId: readReportId(argument) }),
      },
      [reportIds.takeBack.name]: {
        run: async ({ actor, argument }) => {
          await takeBackReport(needs, actor, readReportId(argument));
          return { kind: 'nothing' };
        },
      },
    },
    submissions: {
      [reportForms.report]: {
        run: async ({ actor, form, privateMetadata }) => {
          const about = readMetadata(privateMetadata);
          const written = await writeReport(needs, actor, { about, details: readReportForm(form) });
          return { kind: 'view', view: buildReportSaid(written === null ? TAKEN_BACK : SENT) };
        },
      },
    },
  };
}

const SENT = 'Thank you. Your report is kept; a message from me says so and lets you take it back.';
const TAKEN_BACK = 'This report was taken back. “AI got this wrong” in the message’s menu makes a new one.';

const reaction = z.object({
  user: z.string().min(1),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string().min(1), ts: z.string().min(1) }),
  event_ts: z.string().regex(/^\d+\.\d+$/),
});

/** Almost every reaction is somebody else’s business: nothing is read before it is a robot’s face. */
async function hear(needs: Ports, { workspaceId, event }: SlackEvent, added: boolean): Promise<void> {
  const heard = reaction.safeParse(event).data;
  if (heard === undefined || !isReport(heard.reaction)) return;
  await reportByReaction(needs, {
    ...{ workspaceId, by: heard.user as SlackUserId, added },
    channelId: heard.item.channel as SlackChannelId,
    ts: heard.item.ts,
    at: new Date(Math.round(Number(heard.event_ts) * 1_000)),
  });
}

async function openFor(needs: Ports, { actor, message }: ShortcutArgs): Promise<Reply> {
  if (message === null) return { kind: 'view', view: buildReportSaid('Use this on a message: its menu offers it.') };
  return show(needs, actor, { place: { channelId: message.channelId, ts: message.ts } });
}

async function show(needs: Ports, actor: ShortcutArgs['actor'], about: FormMetadata): Promise<Reply> {
  const opened = await openReport(needs, actor, about);
  return { kind: 'view', view: opened === null ? buildReportSaid(TAKEN_BACK) : buildReportForm(opened, about) };
}
