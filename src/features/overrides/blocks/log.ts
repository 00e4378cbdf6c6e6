import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay, showInstant } from '../../../kit/shown-time.ts';
import { localDay } from '../../../kit/zones.ts';
import { LOG_PAGE, type Override } from '../domain/override.ts';
import { ruleWords, typeWords } from '../domain/words.ts';
import type { LogRow, OverrideLog } from '../use-cases/list-log.ts';
import { overrideIds } from './ids.ts';

export type Reader = { readonly timeZone: string; readonly now: Date };

/** The answer to `/muster override list`: who let which rule rest, why, until when. */
export function buildLog({ rows, total, page }: OverrideLog, reader: Reader): Message {
  if (total === 0) {
    const none = 'No rule was ever overridden. `/muster override T-12` does it, for a time and with a reason.';
    return message({
      text: none,
      blocks: [
        section(md`No rule was ever overridden. \`/muster override T-12\` does it, for a time and with a reason.`),
      ],
    });
  }
  const start = page * LOG_PAGE;
  const to = (target: number, text: string) => button({ id: overrideIds.page.build(String(target)), text });
  const pages = [
    ...(page > 0 ? [to(page - 1, 'Previous')] : []),
    ...(start + rows.length < total ? [to(page + 1, 'Next')] : []),
  ];
  const text = total === 1 ? '1 override' : `${total} overrides`;
  return message({
    text,
    blocks: [
      ...rows.map((row) => buildRow(row, reader)),
      ...(total > LOG_PAGE ? [context(`Overrides ${start + 1} to ${start + rows.length} of ${total}`)] : []),
      ...(pages.length > 0 ? [actions(pages)] : []),
    ],
  });
}

/** `OVR-2026-11-21-001 · Emergency`, what rests for which task, until when. */
export function describeOverride(override: Override, task: LogRow['task'] | undefined, reader: Reader): Mrkdwn {
  const about = task === undefined ? md`a task` : md`*${task.ref}* ${task.title}`;
  const { name } = ruleWords[override.rule];
  return joinMd(
    [
      md`*${override.ref}* · ${typeWords[override.type].name}`,
      md`The ${name} rests for ${about} until *${showInstant(override.expiresAt, reader)}*.`,
    ],
    '\n',
  );
}

export function endButton(override: Override) {
  const confirm = {
    title: 'End it now?',
    text: `The ${ruleWords[override.rule].name} applies again at once.`,
    confirm: 'End now',
    deny: 'Keep it',
  };
  return button({
    id: overrideIds.end.build(override.id),
    text: 'End now',
    label: `End now: ${override.ref}`,
    confirm,
  });
}

export function outcomeButton({ id, ref }: Override) {
  return button({
    id: overrideIds.outcome.build(id),
    text: 'How did it go?',
    label: `How did it go? Say it of ${ref}`,
  });
}

function buildRow(row: LogRow, reader: Reader): Block {
  const { override, task, active, authoriserName, requesterName } = row;
  const wanted = requesterName === null ? '' : `, asked by ${requesterName}`;
  const lines = [
    active
      ? describeOverride(override, task, reader)
      : md`*${override.ref}* · ${typeWords[override.type].name} · over\nThe ${ruleWords[override.rule].name} rested for *${task.ref}* ${task.title} until ${showInstant(override.endedAt ?? override.expiresAt, reader)}${override.endedAt === null ? '' : ' (ended by hand)'}.`,
    md`*Who:* ${authoriserName}${wanted}`,
    md`*Why:* ${override.justification}`,
    md`*Risk:* ${override.risk}`,
    md`*Review:* ${showDay(override.reviewOn, localDay(reader.now, reader.timeZone))}`,
    ...(override.outcome === null ? [] : [md`*Outcome:* ${override.outcome}`]),
  ];
  const accessory = row.mayEnd ? endButton(override) : row.maySayOutcome ? outcomeButton(override) : null;
  return section(joinMd(lines, '\n'), accessory === null ? {} : { accessory });
}
