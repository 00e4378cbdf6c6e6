export type LocalRepositoryOptions = {
  /** `web`; `acme/web` is its full name. */
  readonly name: string;
  readonly pullRequests?: number;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly deployments?: number;
};

export type LocalGitHubOptions = {
  readonly port?: number;
  readonly seed?: number;
  readonly organisation?: string;
  readonly repositories?: readonly LocalRepositoryOptions[];
  /** Accounts of people in the organisation; names are made up. */
  readonly people?: number;
  /** The youngest thing there is; its past reaches `days` back. An ISO instant. */
  readonly until?: string;
  readonly days?: number;
  /** `stale`: every pull request open, never reviewed, last touched at least 2 days before `until`. */
  readonly kind?: 'lively' | 'stale';
  /** Milliseconds each answer takes at least: what a real host's pages cost. */
  readonly latencyMs?: number;
  /** Of one answer with many pull requests, instead. */
  readonly graphqlLatencyMs?: number;
};

export const LOCAL_TOKEN = 'ghp_localtoken0000000000000000000000000';
/** Its key is made by the tests: any signature is accepted here. */
export const LOCAL_APP = { id: 4711, slug: 'muster-acme', installationId: 815 } as const;
/** What the manifest flow's code is here; used once. */
export const LOCAL_MANIFEST_CODE = 'a180b1a3d263c81bc6441d7b990bae27d4c10679';
