import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import type { Team, TeamList, TeamRow } from '../domain/team.ts';
import { hoursWords } from '../domain/working-time.ts';
import { peopleIds } from './ids.ts';

/** Teams on one page of a list. A message takes 50 blocks and a Home section 60; this reads well in both. */
export const TEAMS_PER_PAGE = 20;

/**
 * One page of teams with their buttons; useful words when there are none.
 * @param page from 0; a page that is gone shows the last one
 */
export function buildTeamBlocks({ rows, mayCreate }: TeamList, page: number): readonly Block[] {
  const newTeam = mayCreate ? [button({ id: peopleIds.newTeam.build(), text: 'New team' })] : [];
  if (rows.length === 0) {
    const next = mayCreate
      ? 'Make the first one here.'
      : 'An admin creates them; type /muster roles to see who that is.';
    return [section(`${NO_TEAMS} ${next}`), ...row(newTeam)];
  }
  const last = Math.ceil(rows.length / TEAMS_PER_PAGE) - 1;
  const shown = Math.min(Math.max(page, 0), last);
  const start = shown * TEAMS_PER_PAGE;
  return [
    ...rows.slice(start, start + TEAMS_PER_PAGE).map(buildTeamRow),
    ...(last === 0
      ? []
      : [context(`Teams ${start + 1} to ${Math.min(start + TEAMS_PER_PAGE, rows.length)} of ${rows.length}`)]),
    ...row([...newTeam, ...pageButtons(shown, last)]),
  ];
}

/** The answer to `/muster team`: the first page; Home has the others. */
export function buildTeamsMessage(list: TeamList): Message {
  const shown = { ...list, rows: list.rows.slice(0, TEAMS_PER_PAGE) };
  const more = list.rows.length - shown.rows.length;
  const count = list.rows.length === 1 ? '1 team' : `${list.rows.length} teams`;
  const text = list.rows.length === 0 ? 'No teams yet' : count;
  const rest = more > 0 ? [context(`… and ${more} more: open Muster’s Home, tab Settings.`)] : [];
  return message({ text, blocks: [...buildTeamBlocks(shown, 0), ...rest] });
}

/** What a modal says after it was saved. */
export function buildTeamSaved(team: Team, done: 'created' | 'saved' | 'unchanged' | 'deleted'): Message {
  const words = {
    created: md`*${team.name}* is there now. \`/muster team\` lists the teams.`,
    saved: md`*${team.name}* is saved.`,
    unchanged: md`*${team.name}* stays as it was.`,
    deleted: md`*${team.name}* is deleted. Its people and their tasks stay.`,
  }[done];
  return message({ text: words, blocks: [section(words)] });
}

/** The answer when the team to delete was gone already. */
export function buildTeamGone(): Message {
  const words = 'That team is gone already; somebody else deleted it.';
  return message({ text: words, blocks: [section(words)] });
}

const NO_TEAMS =
  'No teams yet. A team gives tasks a lead who answers for them, a manager after that, and a channel for its posts.';

function buildTeamRow({ team, lead, managers, mayEdit }: TeamRow): Block {
  const edit = button({ id: peopleIds.editTeam.build(team.id), text: 'Edit', label: `Edit ${team.name}` });
  const parts: Mrkdwn[] = [
    lead === null ? md`no lead yet` : md`lead ${nameOf(lead)}`,
    ...(managers.length === 0
      ? []
      : [md`${managers.length === 1 ? 'manager' : 'managers'} ${managers.map(nameOf).join(', ')}`]),
    md`${team.memberIds.length === 1 ? '1 member' : `${team.memberIds.length} members`}`,
    ...(team.channelId === null ? [] : [mentionChannel(team.channelId)]),
    ...(team.workingHours === null ? [] : [md`${hoursWords(team.workingHours)}`]),
  ];
  const text = md`*${team.name}*\n${joinMd(parts, ' · ')}`;
  return section(text, mayEdit ? { accessory: edit } : {});
}

function nameOf(person: { readonly name: string; readonly deactivatedAt: Date | null }): string {
  return person.deactivatedAt === null ? person.name : `${person.name} (left)`;
}

function pageButtons(page: number, last: number) {
  const to = (target: number, text: string) => button({ id: peopleIds.teamsPage.build(String(target)), text });
  return [...(page > 0 ? [to(page - 1, 'Previous')] : []), ...(page < last ? [to(page + 1, 'Next')] : [])];
}

function row(buttons: readonly ReturnType<typeof button>[]): Block[] {
  return buttons.length === 0 ? [] : [actions(buttons)];
}
