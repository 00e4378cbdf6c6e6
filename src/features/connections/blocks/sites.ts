import { actions, type Block, button, context, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md, slackTime } from '../../../kit/mrkdwn.ts';
import type { Connection } from '../domain/connection.ts';
import type { SiteList, SiteRow } from '../use-cases/list-sites.ts';
import { buildDisconnect } from './disconnect.ts';
import { connectionIds } from './ids.ts';

/** Most sites drawn; a workspace has one or two. */
const ROWS_MAX = 8;

/** Jira in Home, tab Settings, for admins: every site with its state and what to do next. */
export function buildSiteBlocks({ rows, hasApp }: SiteList): readonly Block[] {
  const none = rows.length === 0;
  const connect = button({
    id: connectionIds.connectJira.build(),
    text: none ? 'Connect Jira' : 'Connect another site',
    ...(none && { style: 'primary' as const }),
  });
  const token = button({
    id: connectionIds.useJiraToken.build(),
    text: hasApp || !none ? 'Use an API token' : 'Connect Jira',
    label: 'Connect Jira by an API token',
    ...(none && !hasApp && { style: 'primary' as const }),
  });
  return [
    ...(none ? [section(NOTHING_YET)] : []),
    ...rows.slice(0, ROWS_MAX).flatMap(buildRow),
    actions(hasApp ? [connect, token] : [token]),
  ];
}

const NOTHING_YET =
  'Muster doesn’t know your sprints and issues yet. Connect Jira and choose the projects: burndown, velocity and check-ins then know what moved.';

function buildRow({ connection, projects, settings }: SiteRow): readonly Block[] {
  const { id, account, trouble, state } = connection;
  const isOpen = state === 'open';
  const choose = button({
    id: connectionIds.repositories.build(id),
    text: 'Choose projects',
    label: `Choose projects of ${account}`,
    ...(projects.selected === 0 && isOpen && { style: 'primary' as const }),
  });
  const isUnsure = settings !== null && settings.pointsConfirmedAt === null && settings.candidates.length > 0;
  const reading = button({
    id: connectionIds.reading.build(id),
    text: 'Points and done',
    label: `What counts as points and as done on ${account}`,
    ...(projects.selected > 0 && isUnsure && { style: 'primary' as const }),
  });
  return [
    section(joinMd([titleOf(connection), countsOf(projects), pointsOf(settings)], '\n')),
    ...(trouble === null ? [] : [context(trouble)]),
    actions([
      ...(isOpen ? [choose, reading] : []),
      button({ id: connectionIds.test.build(id), text: 'Test', label: `Test the connection to ${account}` }),
      ...(projects.selected > 0 && isOpen
        ? [button({ id: 'people.review-identities', text: 'Review people', label: 'Review who is who in Jira' })]
        : []),
      ...(connection.via === 'token'
        ? [button({ id: connectionIds.showWebhook.build(id), text: 'Webhook', label: `Webhook to set for ${account}` })]
        : []),
      buildDisconnect(connection),
    ]),
  ];
}

function titleOf({ account, state, connectedAt, via }: Connection): Mrkdwn {
  const how = via === 'oauth' ? 'allowed in a browser' : 'API token';
  const words = state === 'open' ? md`connected since ${slackTime(connectedAt, 'day')}` : md`needs you`;
  return md`*${account.replace(/^https:\/\//, '')}* (${how}) · ${words}`;
}

function countsOf({ total, selected }: SiteRow['projects']): Mrkdwn {
  if (total === 0) return md`No projects seen yet; the list comes within a minute.`;
  if (selected === 0) return md`${total} projects to choose from; nothing is read until you choose.`;
  return md`${selected} of ${total} projects are read.`;
}

function pointsOf(settings: SiteRow['settings']): Mrkdwn {
  if (settings === null) return md`Its fields weren’t read yet.`;
  const { fields, pointsConfirmedAt } = settings;
  if (fields.points === null)
    return pointsConfirmedAt === null
      ? md`No field for points found: sprints are counted in issues.`
      : md`Without points: sprints are counted in issues.`;
  return pointsConfirmedAt === null
    ? md`Points seem to be in “${fields.points.name}”. Is that right? *Points and done* confirms it.`
    : md`Points are in “${fields.points.name}”.`;
}
