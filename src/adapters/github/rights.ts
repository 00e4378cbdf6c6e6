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

/** What the manifest asks for beside them where GitHub itself is asked: works without, shows how Copilot is used. */
export const WANTED_PERMISSIONS = { organization_copilot_metrics: 'read' } as const;

/** Scopes of a classic token: `repo` reads private repositories, `read:org` members and teams. */
export const TOKEN_SCOPES: readonly string[] = ['repo', 'read:org'];

/**
 * What the app wants to hear of; installations are told to every app without asking.
 * Source: GitHub, webhook events and payloads.
 */
export const APP_EVENTS = [
  ...['pull_request', 'pull_request_review', 'pull_request_review_comment', 'issue_comment', 'push', 'issues'],
  ...['check_suite', 'check_run', 'workflow_run', 'deployment_status', 'release', 'repository'],
  ...['code_scanning_alert', 'dependabot_alert', 'secret_scanning_alert', 'membership', 'organization'],
] as const;
