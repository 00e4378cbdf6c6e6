/**
 * What the GitHub App may read, by GitHub's names of permissions; it may write nothing.
 * Source: GitHub, permissions required for GitHub Apps; the manifest asks for the same.
 */
export const APP_PERMISSIONS = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  issues: 'read',
  checks: 'read',
  actions: 'read',
  deployments: 'read',
  members: 'read',
  security_events: 'read',
  vulnerability_alerts: 'read',
  secret_scanning_alerts: 'read',
} as const;

/** Scopes of a classic token: `repo` reads private repositories, `read:org` members and teams. */
export const TOKEN_SCOPES: readonly string[] = ['repo', 'read:org'];
