import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { PartId, ShownBox } from '../domain/repository-list.ts';

/** The buttons of this feature. Arguments: a connection's id, where nothing else is said. */
export const connectionIds = {
  /** No argument. */
  connect: actionId('connections.connect'),
  /** A link: Slack tells of its click, and nothing follows. The argument is any word. */
  followLink: actionId('connections.follow-link'),
  /** No argument. */
  useToken: actionId('connections.use-token'),
  /** No argument. */
  checkAgain: actionId('connections.check-again'),
  /** Of an app's row. */
  discardApp: actionId('connections.discard-app'),
  showWebhook: actionId('connections.show-webhook'),
  test: actionId('connections.test'),
  disconnect: actionId('connections.disconnect'),
  repositories: actionId('connections.repositories'),
  /** In the form of the repositories, where what is meant stands in the form. */
  search: actionId('connections.search-repositories'),
  /** A page's number. */
  turnPage: actionId('connections.turn-page'),
  /** `all` or `none`. */
  selectFound: actionId('connections.select-found'),
  teams: actionId('connections.teams'),
  /** No argument. */
  connectJira: actionId('connections.connect-jira'),
  /** No argument. */
  useJiraToken: actionId('connections.use-jira-token'),
  reading: actionId('connections.reading'),
  /** Of a host's team. */
  createTeam: actionId('connections.create-team'),
} as const;

/** Callback ids of the modals. */
export const connectionForms = {
  connect: 'connections.connect-form',
  token: 'connections.token-form',
  repositories: 'connections.repositories-form',
  jira: 'connections.jira-form',
  jiraToken: 'connections.jira-token-form',
  reading: 'connections.reading-form',
} as const;

/** @returns null unless it is an id of ours */
export function parseConnectionId(argument: string): ConnectionId | null {
  return z.uuid().safeParse(argument).success ? (argument as ConnectionId) : null;
}

/** What the form of the repositories brings back: which page it is, and every box as it was shown. */
export type RepositoriesMetadata = {
  readonly connectionId: ConnectionId;
  readonly search: string;
  readonly page: number;
  /** Raised by each drawing: Slack keeps what was ticked under a block's name it knows. */
  readonly draw: number;
  readonly shown: readonly ShownBox[];
};

/** Short, as fifty boxes have to fit: an id and a sign each. */
export function writeRepositoriesMetadata({ shown, ...rest }: RepositoriesMetadata): string {
  return JSON.stringify({ ...rest, shown: shown.map(({ id, selected }) => `${id}${selected ? '+' : '-'}`).join('') });
}

/** @returns null for anything we did not write */
export function parseRepositoriesMetadata(text: string): RepositoriesMetadata | null {
  try {
    const { shown, connectionId, ...rest } = metadata.parse(JSON.parse(text));
    const boxes = (shown.match(/.{37}/g) ?? []).map((box) => ({
      id: box.slice(0, 36) as PartId,
      selected: box.endsWith('+'),
    }));
    return { ...rest, connectionId: connectionId as ConnectionId, shown: boxes };
  } catch {
    return null;
  }
}

const metadata = z.object({
  connectionId: z.uuid(),
  search: z.string().max(200),
  page: z.int().min(0),
  draw: z.int().min(0),
  shown: z.string().regex(/^([0-9a-f-]{36}[+-])*$/),
});
