/** The one project, with a board. */
export const JIRA_PROJECT = { key: 'MOB', name: 'Mobile app' } as const;

/** What is typed into *Connect Jira*. A name nobody has: Muster asks the local site in its place. */
export const JIRA_SITE = 'https://jira.tidewater.example';
export const JIRA_EMAIL = 'muster@tidewater.example';
