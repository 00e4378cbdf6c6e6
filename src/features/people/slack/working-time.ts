import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { parseOrigin, peopleForms, peopleIds } from '../blocks/ids.ts';
import {
  buildWorkingTimeForm,
  buildWorkingTimeSaved,
  buildWorkingTimeShell,
  readWorkingTimeForm,
} from '../blocks/working-time.ts';
import { readWorkingTime, saveWorkingTime } from '../use-cases/working-time.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'holidays' | 'announce'>;

/** The form of one's own hours, holidays and deputy. */
export function workingTimeListeners(needs: Needs): SlackListeners {
  return {
    actions: { [peopleIds.workingTime.name]: { opens: buildWorkingTimeShell, run: (args) => show(needs, args) } },
    submissions: { [peopleForms.workingTime]: { run: (args) => save(needs, args) } },
  };
}

async function show(needs: Needs, { actor, source }: ActionArgs): Promise<Reply> {
  const [time, regions] = await Promise.all([readWorkingTime(needs, actor), needs.holidays.regions()]);
  return { kind: 'view', view: buildWorkingTimeForm(source.kind === 'home' ? 'home' : 'message', time, regions) };
}

async function save(needs: Needs, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const saved = await saveWorkingTime(needs, actor, readWorkingTimeForm(form));
  if (parseOrigin(privateMetadata) === 'home') return { kind: 'home', tab: 'settings' };
  return { kind: 'message', message: buildWorkingTimeSaved(saved) };
}
