import { actions, type Block, button, context, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md, slackTime } from '../../../kit/mrkdwn.ts';
import type { Connection, HostAppRow } from '../domain/connection.ts';
import type { ConnectionList, ConnectionRow } from '../use-cases/list-connections.ts';
import { buildDisconnect } from './disconnect.ts';
import { connectionIds } from './ids.ts';

/** Most connections drawn; a workspace has a few. */
const ROWS_MAX = 12;

/** GitHub in Home, tab Settings, for admins: every connection with its state and what to do next. */
export function buildConnectionBlocks({ rows, waiting }: ConnectionList): readonly Block[] {
  const none = rows.length + waiting.length === 0;
  return [
    ...(none ? [section(NOTHING_YET)] : []),
    ...waiting.slice(0, ROWS_MAX).flatMap(buildWaiting),
    ...rows.slice(0, ROWS_MAX).flatMap(buildRow),
    actions([
      button({
        id: connectionIds.connect.build(),
        text: none ? 'Connect GitHub' : 'Connect another account',
        ...(none && { style: 'primary' as const }),
      }),
      button({ id: connectionIds.useToken.build(), text: 'Use a token' }),
    ]),
    ...(none ? [context('An organisation takes an app of its own; a token is enough for one small team.')] : []),
  ];
}

const NOTHING_YET =
  'Muster doesn’t know your pull requests yet. Connect GitHub, choose the repositories, and the last 30 days are there within minutes.';

function buildWaiting({ id, name, url }: HostAppRow): readonly Block[] {
  return [
    section(
      md`*${name}* is made but not installed yet. Install it on GitHub and choose there which repositories it may see.`,
    ),
    actions([
      button({
        id: connectionIds.followLink.build(id),
        text: 'Install on GitHub',
        url: `${url}/installations/new`,
        style: 'primary',
      }),
      button({
        id: connectionIds.checkAgain.build(id),
        text: 'Check again',
        label: `Check again whether ${name} is installed`,
      }),
      button({
        id: connectionIds.discardApp.build(id),
        text: 'Discard',
        label: `Discard ${name}`,
        confirm: {
          title: 'Discard this app?',
          text: 'Muster forgets its keys. Delete the app on GitHub, too.',
          ...{ confirm: 'Discard', deny: 'Keep it', style: 'danger' },
        },
      }),
    ]),
  ];
}

function buildRow({ connection, repositories, proposedTeams }: ConnectionRow): readonly Block[] {
  const { id, account, trouble } = connection;
  const choose = button({
    id: connectionIds.repositories.build(id),
    text: 'Choose repositories',
    label: `Choose repositories of ${account}`,
    ...(repositories.selected === 0 && connection.state === 'open' && { style: 'primary' as const }),
  });
  return [
    section(joinMd([titleOf(connection), countsOf(repositories)], '\n')),
    ...(trouble === null ? [] : [context(trouble)]),
    actions([
      ...(connection.state === 'open' ? [choose] : []),
      button({ id: connectionIds.test.build(id), text: 'Test', label: `Test the connection to ${account}` }),
      ...(repositories.selected > 0 && connection.state === 'open' ? buildOthers(connection) : []),
      ...(proposedTeams > 0
        ? [
            button({
              id: connectionIds.teams.build(id),
              text: `Teams (${proposedTeams})`,
              label: `Teams of ${account}`,
            }),
          ]
        : []),
      ...(connection.via === 'token'
        ? [button({ id: connectionIds.showWebhook.build(id), text: 'Webhook', label: `Webhook to set for ${account}` })]
        : []),
      buildDisconnect(connection),
    ]),
  ];
}

/** Buttons that other features answer, by their names for them. */
function buildOthers({ id, account }: Connection) {
  return [
    button({ id: `pull-requests.sync-now:${id}`, text: 'Sync now', label: `Fetch what is new of ${account}` }),
    button({ id: 'people.review-identities', text: 'Review people', label: 'Review who is who on GitHub' }),
  ];
}

function titleOf({ account, state, connectedAt, via }: Connection): Mrkdwn {
  const how = via === 'app' ? 'GitHub App' : 'token';
  const words: Record<Connection['state'], Mrkdwn> = {
    open: md`connected since ${slackTime(connectedAt, 'day')}`,
    suspended: md`suspended on GitHub: nothing is read until an owner there unsuspends the app`,
    broken: md`needs you`,
    closed: md`disconnected`,
  };
  return md`*${account}* (${how}) · ${words[state]}`;
}

function countsOf({ total, selected }: ConnectionRow['repositories']): Mrkdwn {
  if (total === 0) return md`No repositories seen yet; the list comes within a minute.`;
  if (selected === 0) return md`${total} repositories to choose from; nothing is read until you choose.`;
  return md`${selected} of ${total} repositories are read.`;
}
