import { createJira } from '../../../src/adapters/jira/create-jira.ts';
import type {
  IssueTracker,
  IssueTrackerClient,
  IssueTrackerError,
  TrackerCredentials,
  TrackerSite,
  TrackerTokens,
} from '../../../src/ports/outbound/issue-tracker.ts';
import type { TrackerField, TrackerHook, TrackerProject } from '../../../src/ports/outbound/tracker-records.ts';

/** An issue tracker in memory, which says what the test wants and writes down what was asked of it. */
export function fakeTracker(now: () => Date) {
  const tracker = {
    projects: [] as TrackerProject[],
    points: [] as TrackerField[],
    sprint: null as TrackerField | null,
    hooks: [] as TrackerHook[],
    sites: [] as TrackerSite[],
    missing: [] as string[],
    failure: null as IssueTrackerError | null,
    opened: [] as TrackerCredentials[],
    /** Refresh tokens that were traded, in order. */
    traded: [] as string[],
    registered: [] as { readonly url: string; readonly projects: readonly string[] }[],
    /** Runs before an answer is given: for things that happen meanwhile. */
    meanwhile: async (): Promise<void> => {},
  };
  let count = 0;
  const answer = async <T>(value: () => T): Promise<T> => {
    await tracker.meanwhile();
    if (tracker.failure !== null) throw tracker.failure;
    return value();
  };
  const in30Days = () => new Date(now().getTime() + 30 * 24 * 3_600_000);
  const newTokens = (): TrackerTokens => {
    count += 1;
    const expiresAt = new Date(now().getTime() + 3_600_000);
    return { accessToken: `access-${count}`, refreshToken: `refresh-${count}`, expiresAt };
  };
  const client = {
    test: () => answer(() => ({ account: { id: '1', name: 'Bot', email: null, bot: true }, missing: tracker.missing })),
    listProjects: () => answer(() => tracker.projects),
    readFields: () => answer(() => ({ points: tracker.points, sprint: tracker.sprint })),
    listHooks: () => answer(() => tracker.hooks),
    registerHook: (hook) =>
      answer(() => {
        count += 1;
        const made = { id: String(count), url: hook.url, expiresAt: in30Days() };
        tracker.registered.push(hook);
        tracker.hooks.push(made);
        return made;
      }),
    refreshHooks: (ids) =>
      answer(() => {
        tracker.hooks = tracker.hooks.map((one) => (ids.includes(one.id) ? { ...one, expiresAt: in30Days() } : one));
        return in30Days();
      }),
    deleteHooks: (ids) =>
      answer(() => {
        tracker.hooks = tracker.hooks.filter(({ id }) => !ids.includes(id));
      }),
  } satisfies Partial<IssueTrackerClient> as unknown as IssueTrackerClient;
  const real = createJira({ clock: { now }, atlassianUrl: 'https://api.atlassian.com', siteUrl: null });
  const issueTracker: IssueTracker = {
    ...real,
    open: (credentials) => {
      tracker.opened.push(credentials);
      return client;
    },
    exchangeCode: () => answer(newTokens),
    refreshTokens: (_app, refreshToken) =>
      answer(() => {
        tracker.traded.push(refreshToken);
        return newTokens();
      }),
    listSites: () => answer(() => tracker.sites),
  };
  return Object.assign(tracker, { issueTracker });
}
