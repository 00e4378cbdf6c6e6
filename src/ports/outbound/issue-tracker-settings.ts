import type { TrackerApp } from './issue-tracker.ts';

/** What whoever runs Muster says of the issue tracker in the environment; an admin can do without all of it in Slack. */
export type IssueTrackerSettings = {
  /** Where browsers and webhooks reach Muster, without a closing slash; null when nobody has said it. */
  readonly publicUrl: string | null;
  /** The app by which sites are connected in a browser; null: by API token alone. */
  readonly app: TrackerApp | null;
  /** A site whose API token the operator gives; `email` null: of Data Center. */
  readonly token: { readonly site: string; readonly email: string | null; readonly token: string } | null;
};
