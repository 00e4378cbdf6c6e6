import { button } from '../../../kit/blocks/index.ts';
import type { Connection } from '../domain/connection.ts';
import { connectionIds } from './ids.ts';

/** Ends a connection, after asking once more. */
export function buildDisconnect({ id, account, via, source }: Connection) {
  return button({
    id: connectionIds.disconnect.build(id),
    text: 'Disconnect',
    label: `Disconnect ${account}`,
    confirm: {
      title: source === 'jira' ? 'Disconnect this site?' : `Disconnect ${account}?`,
      text: `Muster forgets its credentials and reads nothing more; what it knows stays. ${THERE[source][via]}`,
      ...{ confirm: 'Disconnect', deny: 'Keep it', style: 'danger' },
    },
  });
}

const REVOKE_TOKEN = 'Revoke the token on GitHub, too.';

/** What is left to do at the tool itself. */
const THERE: Readonly<Record<Connection['source'], Readonly<Record<Connection['via'], string>>>> = {
  github: { app: 'Uninstall the app on GitHub, too.', token: REVOKE_TOKEN, oauth: REVOKE_TOKEN },
  jira: {
    app: '',
    token: 'Revoke the API token and delete the webhook in Jira, too.',
    oauth: 'Its webhook in Jira ends by itself within 30 days.',
  },
};
