import type {
  Messenger,
  SlackAuth,
  SlackDirectory,
  SlackFiles,
  SlackResponder,
  SlackViews,
} from '../../ports/outbound/slack.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { createAuth, type Identities } from './auth.ts';
import { createCallSlack, type SlackCallReport, type TokenFor } from './call-slack.ts';
import { createDirectory } from './directory.ts';
import { createFiles } from './files.ts';
import { createMessenger } from './messenger.ts';
import { createResponder } from './responder.ts';
import { createViews } from './views.ts';

export type SlackAdapter = {
  readonly messenger: Messenger;
  readonly views: SlackViews;
  readonly directory: SlackDirectory;
  readonly auth: SlackAuth;
  readonly responder: SlackResponder;
  readonly files: SlackFiles;
};

export type SlackAdapterSettings = {
  /** Ends with `/`. */
  readonly apiUrl: string;
  readonly tokenFor: TokenFor;
  /** The one `auth.identify` asks about. */
  readonly botToken: string;
  readonly log: Log;
  /** Told about every request, answered or not. */
  readonly onCall: (report: SlackCallReport) => void;
  /** Default 10 s. */
  readonly timeoutMs?: number;
};

/** Slack's Web API behind Muster's ports. One call is one request: nothing is repeated, paced or queued here. */
export function createSlackAdapter(settings: SlackAdapterSettings): SlackAdapter {
  const { apiUrl, tokenFor, botToken, log, onCall, timeoutMs = 10_000 } = settings;
  const call = createCallSlack({ apiUrl, timeoutMs, log, onCall });
  const known: Identities = new Map();
  return {
    messenger: createMessenger(call, tokenFor),
    views: createViews(call, tokenFor),
    directory: createDirectory(call, { tokenFor, known }),
    auth: createAuth(call, { botToken, known }),
    responder: createResponder({ apiUrl, onCall }),
    files: createFiles(call, { apiUrl, tokenFor, timeoutMs }),
  };
}
