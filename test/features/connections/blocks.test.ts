import { describe, expect, it } from 'vitest';
import { buildConnectionBlocks } from '../../../src/features/connections/blocks/home.ts';
import { parseRepositoriesMetadata, writeRepositoriesMetadata } from '../../../src/features/connections/blocks/ids.ts';
import {
  buildBrokenNote,
  buildFound,
  buildOpenedNote,
  buildTested,
} from '../../../src/features/connections/blocks/notes.ts';
import { buildRepositories } from '../../../src/features/connections/blocks/repositories.ts';
import {
  buildReadingForm,
  buildSiteForm,
  buildSiteLink,
  buildSiteTokenForm,
} from '../../../src/features/connections/blocks/site-forms.ts';
import { buildSiteBlocks } from '../../../src/features/connections/blocks/sites.ts';
import { buildTeams } from '../../../src/features/connections/blocks/teams.ts';
import { buildWebhookView } from '../../../src/features/connections/blocks/webhook-view.ts';
import type { Connection } from '../../../src/features/connections/domain/connection.ts';
import { pageOf } from '../../../src/features/connections/domain/repository-list.ts';
import type { TrackerSettings } from '../../../src/features/connections/domain/tracker.ts';
import { home } from '../../../src/kit/blocks/index.ts';
import type { ConnectionId, RepositoryId, SlackUserId } from '../../../src/kit/ids.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';

const HOSTILE = '<!channel> *x* <https://evil|y> & 😀'.repeat(20);
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const connection = (more: Partial<Connection> = {}): Connection => ({
  ...{ id: id(1) as ConnectionId, source: 'github', via: 'app', account: 'acme', installationId: '1', state: 'open' },
  accountHostId: null,
  ...{ trouble: null, connectedAt: new Date('2026-11-01T09:00:00Z'), ...more },
});

describe('what Slack takes', () => {
  it('is Home with every state of a connection, whatever it is called', () => {
    const states = (['open', 'suspended', 'broken'] as const).flatMap((state) =>
      (['app', 'token'] as const).map((via, n) => ({
        connection: connection({
          id: id(n + 10 * state.length) as ConnectionId,
          state,
          via,
          account: HOSTILE,
          trouble: HOSTILE,
        }),
        ...{ repositories: { total: n * 9, selected: n }, proposedTeams: n },
      })),
    );
    const waiting = [{ id: id(9), appId: '7', name: HOSTILE, url: 'https://github.com/apps/x' }];
    for (const list of [
      { rows: states, waiting },
      { rows: [], waiting: [] },
    ]) {
      const blocks = buildConnectionBlocks(list);
      expect(blocks.length).toBeLessThanOrEqual(60);
      expect(checkView(home({ blocks }))).toEqual([]);
    }
  });

  it('is a full page of repositories with long names, and its metadata comes back whole', () => {
    const rows = Array.from({ length: 120 }, (_, n) => ({
      ...{
        id: id(n) as RepositoryId,
        fullName: `acme/${'long-'.repeat(18)}${n}`,
        private: true,
        archived: n % 2 === 0,
      },
      selectedAt: n % 3 === 0 ? new Date(0) : null,
    }));
    const search = '“’'.repeat(90);
    const view = buildRepositories(
      { ...pageOf(rows, '', 1), account: HOSTILE, source: 'github', search },
      { connectionId: id(1) as ConnectionId, draw: 3 },
    );
    expect(checkView(view)).toEqual([]);
    expect(parseRepositoriesMetadata(view.private_metadata ?? '')).toMatchObject({ page: 1, draw: 3, search });
    expect(parseRepositoriesMetadata(view.private_metadata ?? '')?.shown).toHaveLength(50);
  });

  it('is Jira with every state of a site, its forms and its webhook, whatever they are called', () => {
    const field = (n: number) => ({ id: `customfield_${n}`, name: n === 3 ? '' : `${n} ${HOSTILE}` });
    const settings = (more: Partial<TrackerSettings> = {}): TrackerSettings => ({
      ...{ connectionId: id(1) as ConnectionId, email: null, fields: { points: field(1), sprint: null } },
      ...{ candidates: [field(1)], pointsConfirmedAt: null, doneCategories: ['done'], hook: null, ...more },
    });
    const rows = (['open', 'broken'] as const).flatMap((state) =>
      (['oauth', 'token'] as const).flatMap((via) =>
        [null, settings(), settings({ fields: { points: null, sprint: null } })].map((one, n) => ({
          connection: connection({ source: 'jira', state, via, account: `https://${HOSTILE}`, trouble: HOSTILE }),
          ...{ projects: { total: n * 9, selected: n }, settings: one },
        })),
      ),
    );
    for (const list of [
      { rows, hasApp: true },
      { rows: [], hasApp: true },
      { rows: [], hasApp: false },
    ]) {
      const blocks = buildSiteBlocks(list);
      expect(blocks.length).toBeLessThanOrEqual(60);
      // Each site has buttons of its own; here they all have one id.
      expect(checkView(home({ blocks: blocks.slice(0, list.rows.length === 0 ? 60 : 3) }))).toEqual([]);
    }
    const many = Array.from({ length: 300 }, (_, n) => field(n));
    for (const view of [
      buildSiteForm(),
      buildSiteTokenForm(),
      buildSiteLink('https://muster.example.com/connect/jira?state=x'),
      buildReadingForm({
        ...settings({ candidates: many, fields: { points: field(299), sprint: null } }),
        site: HOSTILE,
      }),
      buildReadingForm({ ...settings({ candidates: [] }), site: HOSTILE }),
      buildWebhookView({
        ...{ connectionId: id(1) as ConnectionId, source: 'jira', account: HOSTILE, trouble: HOSTILE },
        ...{ url: 'https://muster.example.com/webhooks/jira', secret: 's'.repeat(43) },
      }),
    ])
      expect(checkView(view)).toEqual([]);
    expect(checkMessage(buildOpenedNote(connection({ source: 'jira', account: HOSTILE })))).toEqual([]);
  });

  it('are notes, and lists of teams', () => {
    const tested = { connection: connection({ account: HOSTILE }), works: true, words: HOSTILE };
    for (const message of [
      buildOpenedNote(connection({ account: HOSTILE })),
      buildBrokenNote(connection({ trouble: HOSTILE })),
      buildTested(tested),
      buildFound([HOSTILE]),
    ])
      expect(checkMessage(message)).toEqual([]);
    const teams = Array.from({ length: 60 }, (_unused, n) => ({
      ...{ id: id(n), name: HOSTILE, teamId: n % 2 === 0 ? id(n) : null },
      matched: [{ name: HOSTILE, slackUserId: 'U1' as SlackUserId }],
      unmatched: Array.from({ length: 40 }, () => HOSTILE),
    }));
    expect(checkView(buildTeams({ account: HOSTILE, teams }))).toEqual([]);
  });
});

describe('metadata we did not write', () => {
  it.each([
    '',
    '{}',
    'null',
    '{"connectionId":"x"}',
    writeRepositoriesMetadata({ connectionId: 'x' as ConnectionId, search: '', page: 0, draw: 0, shown: [] }),
  ])('is nothing: %s', (text) => {
    expect(parseRepositoriesMetadata(text)).toBeNull();
  });
});
