import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import type { Method } from './method.ts';
import * as people from './people.ts';
import * as views from './views.ts';

/** Every Web API method this Slack knows; another one answers `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': people.authTest,
  'team.info': people.teamInfo,
  'users.list': people.usersList,
  'users.info': people.usersInfo,
  'conversations.open': conversations.open,
  'conversations.list': conversations.list,
  'conversations.info': conversations.info,
  'conversations.history': conversations.history,
  'chat.postMessage': chat.postMessage,
  'chat.update': chat.update,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.delete': chat.deleteMessage,
  'files.getUploadURLExternal': files.getUploadURLExternal,
  'files.completeUploadExternal': files.completeUploadExternal,
  'files.delete': files.remove,
  'views.open': views.open,
  'views.push': views.push,
  'views.update': views.update,
  'views.publish': views.publish,
};
