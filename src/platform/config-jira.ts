export type JiraConfig = {
  /** Without a closing slash; null where an API token comes from Settings, or not at all. */
  readonly token: { readonly site: string; readonly email: string | null; readonly token: string } | null;
  /** Of admins' webhooks, newest first; empty where secrets are made in Settings. */
  readonly webhookSecrets: readonly string[];
  /** The app by which sites are connected in a browser; null: by API token alone. */
  readonly app: { readonly clientId: string; readonly clientSecret: string } | null;
  /** Asked in the place of every site; null in production. Without a closing slash. */
  readonly apiUrl: string | null;
  /** Of Atlassian's gateway, without a closing slash. */
  readonly atlassianUrl: string;
};

type Given = {
  readonly JIRA_BASE_URL?: string | undefined;
  readonly JIRA_EMAIL?: string | undefined;
  readonly JIRA_API_TOKEN?: string | undefined;
  readonly JIRA_WEBHOOK_SECRET?: readonly string[] | undefined;
  readonly JIRA_API_URL?: string | undefined;
  readonly ATLASSIAN_CLIENT_ID?: string | undefined;
  readonly ATLASSIAN_CLIENT_SECRET?: string | undefined;
  readonly ATLASSIAN_API_URL: string;
};

/** What the environment says of Jira; partners that miss each other were refused before. */
export function jiraOf(v: Given): JiraConfig {
  const { JIRA_BASE_URL: site, JIRA_API_TOKEN: token, ATLASSIAN_CLIENT_ID: clientId } = v;
  const { ATLASSIAN_CLIENT_SECRET: clientSecret, JIRA_API_URL: apiUrl } = v;
  return {
    token: site && token ? { site: bare(site), email: v.JIRA_EMAIL ?? null, token } : null,
    webhookSecrets: v.JIRA_WEBHOOK_SECRET ?? [],
    app: clientId && clientSecret ? { clientId, clientSecret } : null,
    apiUrl: apiUrl === undefined ? null : bare(apiUrl),
    atlassianUrl: bare(v.ATLASSIAN_API_URL),
  };
}

const bare = (address: string): string => address.replace(/\/+$/, '');
