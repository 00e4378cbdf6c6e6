import type { PersonActor } from '../../../kit/actor.ts';
import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildCheckInForm, buildCheckInShell, buildWhichDay, readCheckInForm } from '../blocks/check-in-form.ts';
import { eodForms, eodIds, isFromHome, readDay, readMetadata } from '../blocks/ids.ts';
import { buildDone } from '../blocks/waits-form.ts';
import { openForm } from '../use-cases/open-form.ts';
import { saveForm } from '../use-cases/save-form.ts';

/** The form of a check-in, from wherever it is opened. */
export function formListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  const open = ({ actor, argument, source }: ActionArgs) =>
    openCheckIn(needs, { actor, on: readDay(argument), home: isAtHome(source) });
  return {
    actions: {
      [eodIds.open.name]: { opens: buildCheckInShell, run: open },
      // Chosen inside a modal, which becomes the form.
      [eodIds.day.name]: { run: open },
    },
    submissions: { [eodForms.checkIn]: { run: (args) => save(needs, args) } },
  };
}

export async function openCheckIn(
  needs: Ports,
  { actor, on, home }: { readonly actor: PersonActor; readonly on: string | null; readonly home: boolean },
): Promise<Reply> {
  const opened = await openForm(needs, actor, on);
  const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
  const view =
    opened.kind === 'form' ? buildCheckInForm(opened.view, reader, { home }) : buildWhichDay(opened.days, reader, home);
  return { kind: 'view', view };
}

async function save(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const metadata = readMetadata(privateMetadata);
  const { home, shown } = metadata;
  const now = needs.clock.now();
  const typed = readCheckInForm(form, metadata);
  const saved = await saveForm(needs, actor, { on: metadata.on ?? '', form: typed, shown });
  if (saved.kind === 'contradictions')
    return { kind: 'view', view: buildCheckInForm(saved.view, { timeZone: actor.timeZone, now }, { home }) };
  if (home) return { kind: 'home', tab: 'today' };
  return {
    kind: 'view',
    view: buildDone(
      'Your check-in is sent. You find it in your messages from Muster and can change it until midnight.',
    ),
  };
}

function isAtHome(source: ActionArgs['source']): boolean {
  if (source.kind === 'modal') return isFromHome(source.privateMetadata);
  return source.kind === 'home';
}
