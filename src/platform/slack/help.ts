import type { Message } from '../../kit/blocks/index.ts';
import { code, joinMd, type Mrkdwn, md } from '../../kit/mrkdwn.ts';
import { cutText } from '../../kit/text.ts';
import type { Command } from '../../ports/inbound/slack.ts';
import { linesMessage } from './messages.ts';
import type { CommandEntry, Registry } from './registry.ts';

type HelpLines = Command['help'];

/** One line per form of a command. */
export function buildHelp(help: HelpLines): Message {
  return linesMessage(help.map(line));
}

/** The lines of a command and of the words added to it. */
export function helpOf({ command, verbs }: Extract<CommandEntry, { kind: 'single' }>): HelpLines {
  return [...command.help, ...verbs.flatMap(({ help }) => help)];
}

/** Everything there is: all commands and words, one line per form. */
export function buildOverview(registry: Registry): Message {
  const lines = [...registry.commands.values()].flatMap((entry) =>
    entry.kind === 'single' ? helpOf(entry) : [...entry.words.values()].flatMap((command) => command.help),
  );
  return linesMessage([md`*What you can type*`, ...lines.map(line)]);
}

/** Never silence: what was typed, the closest known word, and where to look. */
export function buildUnknownWord(typed: string, nearest: string | null): Message {
  const said = md`I don’t know ${code(cutText(typed, 80))}.`;
  const guess = nearest === null ? md`` : md`Did you mean ${code(nearest)}?`;
  return linesMessage([joinMd([said, guess, md`${code('/muster help')} lists everything.`], ' ')]);
}

function line({ usage, does }: HelpLines[number]): Mrkdwn {
  return md`${code(usage)} ${does}`;
}
