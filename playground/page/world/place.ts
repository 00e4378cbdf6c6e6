import type { MessagePlace } from './context.ts';

/** What stands at the right side of a pane. */
export type Panel =
  | ({ readonly kind: 'thread' | 'inspect' } & MessagePlace)
  /** A webhook, by GitHub's number of its delivery. */
  | { readonly kind: 'delivery'; readonly id: string };

/** Who acts, and what they look at: a conversation's id, `home`, `threads`, `github` or `jira`. */
export type Place = {
  readonly personId: string;
  readonly at: string;
  /** The message to show there, null for the newest; on GitHub the pull request, `1.14`, null for all. */
  readonly ts: string | null;
  readonly panel: Panel | null;
};

/** One person, or two side by side. Kept in the address, so that a reload stays. */
export type Places = readonly [Place] | readonly [Place, Place];

/** `#/U01MAYA/C01GENERAL@1763720000.000100/thread/C01GENERAL/1763720000.000100+/U01BEN/home`. @returns null when it says nothing */
export function readPlaces(hash: string): Places | null {
  const places = hash.replace(/^#/, '').split('+').map(readPlace);
  const [first, second] = places;
  if (first === undefined || first === null) return null;
  return second === undefined || second === null ? [first] : [first, second];
}

export function writePlaces(places: Places): string {
  return `#${places.map(writePlace).join('+')}`;
}

const PLACE =
  /^\/(U[A-Z0-9]+)\/([A-Za-z0-9]+)(?:@([0-9.]+))?(?:\/(thread|inspect)\/([A-Z0-9]+)\/([0-9.]+)|\/delivery\/(\d+))?$/;

function readPlace(part: string): Place | null {
  const [, personId, at, ts = null, kind, channelId, below, id] = PLACE.exec(part) ?? [];
  if (personId === undefined || at === undefined) return null;
  if (id !== undefined) return { personId, at, ts, panel: { kind: 'delivery', id } };
  if (channelId === undefined || below === undefined) return { personId, at, ts, panel: null };
  return { personId, at, ts, panel: { kind: kind === 'thread' ? 'thread' : 'inspect', channelId, ts: below } };
}

function writePlace({ personId, at, ts, panel }: Place): string {
  const base = `/${personId}/${at}${ts === null ? '' : `@${ts}`}`;
  if (panel === null) return base;
  return panel.kind === 'delivery'
    ? `${base}/delivery/${panel.id}`
    : `${base}/${panel.kind}/${panel.channelId}/${panel.ts}`;
}
