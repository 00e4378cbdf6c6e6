import type { PersonActor } from '../../kit/actor.ts';
import type { SlackUserId } from '../../kit/ids.ts';
import type { HomeState, HomeTab } from '../../ports/inbound/slack.ts';
import type { Log } from '../../ports/outbound/system.ts';
import type { Exchange } from './exchange.ts';
import type { SlackView } from './payloads.ts';
import type { Reopening } from './reopen.ts';
import type { Workspace } from './workspaces.ts';

/** Where a person is, and so where an answer can go. */
export type Place =
  | { readonly kind: 'command' }
  | { readonly kind: 'message' }
  | { readonly kind: 'modal'; readonly viewId: string }
  | { readonly kind: 'home'; readonly tab: HomeTab; readonly state: HomeState }
  | { readonly kind: 'submission'; readonly view: SlackView }
  | { readonly kind: 'shortcut' };

/** One thing a person did, and the ways to answer it. */
export type Turn = {
  readonly exchange: Exchange;
  /** Carries the request id. */
  readonly log: Log;
  readonly workspace: Workspace;
  readonly userId: SlackUserId;
  readonly surface: PersonActor['surface'];
  readonly place: Place;
  /** Lives 3 s and opens one view. */
  readonly triggerId: string | null;
  readonly responseUrl: string | null;
  /** What a button must repeat when a form opened too late; null where that can't be told in a button. */
  readonly reopening: Reopening | null;
  /** The shell opened before the work began: every answer goes into it. */
  shellViewId: string | null;
};
