import { actions, type Block, button, type Message, message, section } from '../../../kit/blocks/index.ts';
import type { Absence } from '../../../kit/dates/working-life.ts';
import { code, joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { Away, WentAway } from '../use-cases/go-away.ts';
import { peopleIds } from './ids.ts';

type Reader = { readonly timeZone: string };

/** The answer to `/muster away`: how it was read, what it means, and the way back. */
export function buildWentAway(went: WentAway, reader: Reader): Message {
  if (went.kind === 'unclear') return message({ text: went.message, blocks: [section(withCode(went.message))] });
  const { absence, away, changeId } = went;
  const said = md`${changeId === null ? 'I knew that already: you' : 'You'} are away ${describeAbsence(absence, away.now, reader)}.`;
  const undo = changeId === null ? [] : [button({ id: peopleIds.undoAway.build(changeId), text: 'Undo' })];
  const buttons = [...undo, ...(isNow(absence, away.now) ? [backButton()] : [])];
  const blocks: Block[] = [section(joinMd([said, meaning(away)], '\n'))];
  return message({ text: said, blocks: buttons.length === 0 ? blocks : [...blocks, actions(buttons)] });
}

/** The answer to *I'm back*, `/muster back` and *Undo*. */
export function buildPresence(lead: string, away: Away, reader: Reader): Message {
  // Who has just come back need not be told how to leave.
  const absences = away.absences.length === 0 ? [] : buildAbsences(away, reader);
  return message({ text: lead, blocks: [section(md`${lead}`), ...absences] });
}

/** What Home says on top while somebody is away; nothing else. */
export function buildAwayNow(away: Away, reader: Reader): readonly Block[] {
  const now = away.absences.find((absence) => isNow(absence, away.now));
  if (now === undefined) return [];
  return [section(md`*You are away* ${describeAbsence(now, away.now, reader)}.`, { accessory: backButton() })];
}

/** Each time away with the button that ends it; how to say one when there is none. */
export function buildAbsences(away: Away, reader: Reader): readonly Block[] {
  if (away.absences.length === 0) return [section(md`Not away. Type \`/muster away until friday\` before you leave.`)];
  return away.absences.slice(0, ABSENCES_SHOWN).map((absence) => {
    const id = peopleIds.cancelAway.build(absence.from.toISOString());
    const accessory = isNow(absence, away.now) ? backButton() : button({ id, text: 'Cancel' });
    return section(md`Away ${describeAbsence(absence, away.now, reader)}.`, { accessory });
  });
}

/** Most times away in a list; nobody plans more. */
const ABSENCES_SHOWN = 10;

function isNow({ from, until }: Absence, now: Date): boolean {
  return from <= now && now < until;
}

function backButton() {
  return button({ id: peopleIds.back.build(), text: 'I’m back' });
}

function describeAbsence(absence: Absence, now: Date, { timeZone }: Reader): Mrkdwn {
  const until = md`until *${showInstant(absence.until, { timeZone, now })}*`;
  if (absence.from <= now) return until;
  return md`from *${showInstant(absence.from, { timeZone, now })}* ${until}`;
}

function meaning({ deputyName }: Away): Mrkdwn {
  const deputy =
    deputyName === null
      ? md`Nobody stands in for you: name a deputy in Home, tab Settings.`
      : md`${deputyName} stands in for you.`;
  return md`Reminders and questions wait until then. ${deputy}`;
}

/** A sentence of ours, the commands in it as code; dates that somebody typed stay text. */
function withCode(sentence: string): Mrkdwn {
  const parts = sentence.split(/`([^`\n]+)`/);
  return joinMd(
    parts.map((part, at) => (at % 2 === 1 ? code(part) : md`${part}`)),
    '',
  );
}
