/** Where the database is: a URL, or the parts of it (a socket folder as `host`). */
export type StoreAddress = Readonly<{
  url?: string;
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
  /** Commits don't wait for the disk: a power cut may take back the last of them, whole. For made-up worlds only. */
  lazyCommits?: true;
}>;

/** A socket folder given as `?host=/folder` becomes a part of its own: our driver would look for a server by TCP. */
export function addressOf(url: string): StoreAddress {
  const { searchParams, username, password, port, pathname } = new URL(url);
  const host = searchParams.get('host');
  if (host === null) return { url };
  const database = decodeURIComponent(pathname.slice(1));
  return {
    host,
    ...((searchParams.get('port') ?? port) !== '' && { port: Number(searchParams.get('port') ?? port) }),
    ...(username !== '' && { user: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(database !== '' && { database }),
  };
}

/** What an address means to the driver, with Muster's habits: no type look-up at connect, quick reconnects, a name so that Musters can be counted. */
export function driverOptions({ url: _, lazyCommits, ...place }: StoreAddress) {
  const connection = { ...storeHabits.connection, ...(lazyCommits && { synchronous_commit: 'off' }) };
  return { ...place, ...storeHabits, connection };
}

const storeHabits = {
  fetch_types: false,
  connect_timeout: 2,
  idle_timeout: 60,
  backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 0.3),
  onnotice: () => {},
  connection: { application_name: 'muster' },
};
