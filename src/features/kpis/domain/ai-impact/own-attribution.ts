import type { Attribution } from './assistance.ts';

/** One of somebody's own merged pull requests, and why it counts as it does. For that person's eyes alone. */
export type OwnAttribution = Attribution & {
  /** People's text. */
  readonly title: string;
  readonly url: string;
  readonly mergedAt: Date;
};

/** What leads see of somebody who lets them: no single pull request. */
export type OpenAttribution = { readonly name: string; readonly assisted: number; readonly known: number };
