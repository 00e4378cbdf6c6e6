/** What whoever runs Muster says of the code host in the environment; an admin can do without all of it in Slack. */
export type CodeHostSettings = {
  /** Where browsers and webhooks reach Muster, without a closing slash; null when nobody has said it. */
  readonly publicUrl: string | null;
  readonly app: { readonly appId: string; readonly privateKey: string } | null;
  readonly token: string | null;
};
