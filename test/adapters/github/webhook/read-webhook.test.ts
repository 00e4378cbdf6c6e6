import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWebhook } from '../../../../src/adapters/github/webhook/read-webhook.ts';
import { githubExample, githubExamples } from '../../../support/github-examples.ts';

describe('GitHub’s example payloads', () => {
  it('are all read without an error, and those Muster has use for say something', () => {
    const said: Record<string, string> = {};
    for (const { event, body } of githubExamples()) {
      const kinds = readWebhook(event, body).map(({ kind }) => kind);
      if (kinds.length > 0) said[event] = [...new Set(kinds)].sort().join();
    }
    expect(githubExamples()).toHaveLength(329);
    expect(said).toEqual({
      check_run: 'check',
      check_suite: 'check',
      code_scanning_alert: 'alert',
      dependabot_alert: 'alert',
      deployment_status: 'deployment',
      installation: 'installation',
      installation_repositories: 'installation-repositories',
      issues: 'issue',
      membership: 'roster',
      organization: 'roster',
      pull_request: 'pull-request',
      pull_request_review: 'review',
      pull_request_review_comment: 'comment',
      push: 'push',
      release: 'release',
      repository: 'repository',
      workflow_run: 'check',
    });
  });

  it('of pull requests are read every one, so are reviews, pushes and repositories', () => {
    for (const { event, body } of githubExamples())
      if (['pull_request', 'pull_request_review', 'push', 'repository', 'deployment_status'].includes(event))
        expect(readWebhook(event, body), `${event} ${body.action}`).toHaveLength(1);
  });

  it('with broken parts never throw: what can’t be read is left out', () => {
    const examples = githubExamples();
    const broken = fc.constantFrom<unknown>(null, 1e300, -1, '', 'a\0b\ud800', [], {}, [[[]]], true, 'not-a-date');
    fc.assert(
      fc.property(fc.nat(examples.length - 1), fc.array(fc.tuple(fc.nat(60), broken), { maxLength: 4 }), (at, cuts) => {
        const { event, body } = structuredClone(examples[at]) ?? { event: '', body: {} };
        for (const [place, value] of cuts) breakAt(body, place, structuredClone(value));
        for (const { at: instant } of readWebhook(event, body)) expect(Number.isNaN(instant.getTime())).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([null, [], 'text', 7, { action: 'opened' }, { __proto__: null }])('that are %j say nothing', (body) => {
    for (const event of ['pull_request', 'push', '__proto__', 'constructor', 'no_such_event'])
      expect(readWebhook(event, body)).toEqual([]);
  });
});

describe('a pull request’s payload', () => {
  it('says the present state in Muster’s words', () => {
    const [fact] = readWebhook('pull_request', githubExample('pull_request', 'opened'));
    expect(fact).toMatchObject({
      kind: 'pull-request',
      action: 'opened',
      at: new Date('2019-05-15T15:20:33Z'),
      repository: { id: '186853002', fullName: 'Codertocat/Hello-World', defaultBranch: 'master' },
      pullRequest: {
        number: 2,
        title: 'Update the README with new information.',
        author: { id: '21031067', login: 'Codertocat', bot: false },
        state: 'open',
        mergeCommitSha: null,
        size: { additions: 1, deletions: 1, files: 1, commits: 1 },
      },
      entry: null,
    });
  });

  it.each([
    ['ready_for_review', 'ready-for-review'],
    ['converted_to_draft', 'converted-to-draft'],
    ['review_requested', 'review-requested'],
    ['review_request_removed', 'review-request-removed'],
    ['reopened', 'reopened'],
    ['closed', 'closed'],
  ])('of the action %s has a place on the line of time', (action, kind) => {
    const [fact] = readWebhook('pull_request', githubExample('pull_request', action));
    expect(fact?.kind === 'pull-request' && fact.entry?.kind).toBe(kind);
  });

  it('of a merge is dated by the merge', () => {
    const body = githubExample('pull_request', 'closed');
    Object.assign(body.pull_request as object, { merged: true, merged_at: '2019-05-15T15:20:30Z' });
    const [fact] = readWebhook('pull_request', body);
    expect(fact?.kind === 'pull-request' && fact.entry).toMatchObject({
      kind: 'merged',
      at: new Date('2019-05-15T15:20:30Z'),
    });
  });
});

describe('other payloads', () => {
  it('tell a comment below a pull request from one below an issue', () => {
    const body = githubExample('issue_comment', 'created');
    expect(readWebhook('issue_comment', body)).toEqual([]);
    Object.assign(body.issue as object, { pull_request: { url: 'https://api.github.com/x' } });
    expect(readWebhook('issue_comment', body)).toMatchObject([
      { kind: 'comment', action: 'created', comment: { kind: 'conversation' } },
    ]);
  });

  it('of a new installation name its repositories, too', () => {
    const [first, second] = readWebhook('installation', githubExample('installation', 'created'));
    expect(first).toMatchObject({ kind: 'installation', change: 'created', installationId: '957387' });
    expect(second).toMatchObject({
      kind: 'installation-repositories',
      added: [{ fullName: 'Codertocat/Hello-World' }],
    });
  });

  it('of a rename and a transfer say the former name', () => {
    const [renamed] = readWebhook('repository', githubExample('repository', 'renamed'));
    expect(renamed?.kind === 'repository' && renamed.formerName).toMatch(/\/Hello-World$/);
    const [transferred] = readWebhook('repository', githubExample('repository', 'transferred'));
    expect(transferred?.kind === 'repository' && transferred.formerName).toMatch(/^\w+\//);
  });

  it('of a found secret say its kind and never the secret', () => {
    const [fact] = readWebhook('secret_scanning_alert', {
      action: 'created',
      repository: githubExample('push').repository,
      alert: {
        ...{ number: 3, secret: 'ghp_canary', secret_type: 'github_pat', secret_type_display_name: 'GitHub token' },
        ...{ html_url: 'https://github.com/a/b', created_at: '2026-11-25T08:00:00Z', resolution: null },
      },
    });
    expect(fact).toMatchObject({ alert: { id: 'secret-scanning:3', title: 'GitHub token', state: 'open' } });
    expect(JSON.stringify(fact)).not.toContain('canary');
  });
});

/** Puts a value in the place of the n-th key found, counted through the whole body. */
function breakAt(body: Record<string, unknown>, place: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(body);
  const [node, key] = places[(place * 7) % Math.max(1, places.length)] ?? [];
  if (node !== undefined && key !== undefined) node[key] = value;
}
