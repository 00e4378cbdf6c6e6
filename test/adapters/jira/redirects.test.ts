import { describe, expect, it } from 'vitest';
import { createJira } from '../../../src/adapters/jira/create-jira.ts';
import type { TrackerCredentials } from '../../../src/ports/outbound/issue-tracker.ts';
import { CLOUD_FIELDS } from '../../support/jira-examples.ts';
import { listening } from '../../support/listening.ts';
import { testClock } from '../../support/test-clock.ts';
import { failureIn } from './jira-room.ts';

const MOVED = [301, 302, 303, 307, 308] as const;
const STORED: TrackerCredentials = { kind: 'token', site: '', email: 'bot@acme.com', token: 'an-api-token' };

/** Real servers: what a client does by itself with a redirect shows on the wire alone. */
describe('a site that sends its visitors elsewhere', () => {
  let status: number = 302;
  let leadsTo = '';
  const site = listening((_, answer) => answer.writeHead(status, { location: leadsTo }).end());
  const elsewhere = listening((_, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  const clock = testClock('2026-11-25T09:00:00Z');
  const open = (more: Partial<TrackerCredentials> = {}) =>
    createJira({ clock, atlassianUrl: site.url, siteUrl: null }).open(
      { ...STORED, site: site.url, ...more } as TrackerCredentials,
      CLOUD_FIELDS,
    );

  it.each(MOVED)('by %i is no Jira: neither the token nor a body ever gets there', async (moved) => {
    status = moved;
    leadsTo = `${elsewhere.url}/rest/api/2/myself`;
    expect(await failureIn(open().test())).toMatchObject({ failure: 'gone' });
    expect(await failureIn(open({ email: null }).test())).toMatchObject({ failure: 'gone' });
    const oauth = { kind: 'oauth', cloudId: 'cloud-1', accessToken: 'access-1' } as const;
    expect(await failureIn(open(oauth).listProjects())).toMatchObject({ failure: 'gone' });
    expect(await failureIn(open().setMark('1', 'a mark'))).toMatchObject({ failure: 'gone' });
    expect(await failureIn(open().deleteHooks(['1']))).toMatchObject({ failure: 'gone' });
    expect(site.seen).toHaveLength(5);
    expect(site.seen.every(({ authorization }) => authorization !== undefined)).toBe(true);
    expect(elsewhere.seen).toEqual([]);
  });

  it.each(['/rest/api/2/myself', 'http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', '//evil.example/'])(
    'is followed to %s as little: each request is asked once',
    async (to) => {
      status = 307;
      leadsTo = to;
      expect(await failureIn(open().test())).toMatchObject({ failure: 'gone' });
      expect(site.seen).toHaveLength(1);
    },
  );
});
