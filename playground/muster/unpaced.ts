const plenty = 100_000;

/** The local Slack has no limits, and while the world's clock stands on its way no pause would ever end. */
export const unpaced = {
  ...{ channelMs: 0, editMs: 0 },
  perMinute: { post: plenty, edit: plenty, look: plenty, open: plenty },
};
