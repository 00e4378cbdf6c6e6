/** Where the database is: a URL, or the parts of it (a socket folder as `host`). */
export type StoreAddress = Readonly<{
  url?: string;
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
}>;

/** Muster's habits on every connection: no type look-up at connect, quick reconnects, a name so that Musters can be counted. */
export const storeHabits = {
  fetch_types: false,
  connect_timeout: 2,
  idle_timeout: 60,
  backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 0.3),
  onnotice: () => {},
  connection: { application_name: 'muster' },
};
