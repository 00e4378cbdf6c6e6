import { type AiEvidence, findAiEvidence } from '../../../kit/ai-evidence/index.ts';
import type { HostAccount, HostCommit } from '../../../ports/outbound/host-records.ts';
import type { Facts } from './facts.ts';

/** A sign of a coding agent, and on what it was found. */
export type Evidence = AiEvidence & {
  readonly about: 'commit' | 'pull-request';
  /** The commit's sha, or the pull request's number. */
  readonly subject: string;
};

/**
 * Signs of coding agents in what the host told: texts, accounts, files. Each tool and source of a subject once.
 */
export function evidenceIn({ pullRequests = [], commits = [], files = [], pushes = [] }: Facts): readonly Evidence[] {
  const found = [
    ...pullRequests.flatMap(({ number, title, body, author }) =>
      ofPullRequest(number, [
        ...findAiEvidence({ kind: 'pull-request-title', text: title }),
        ...findAiEvidence({ kind: 'pull-request-body', text: body }),
        ...ofAccount(author),
      ]),
    ),
    ...files.flatMap(({ number, files: list }) =>
      ofPullRequest(
        number,
        list.flatMap(({ path }) => findAiEvidence({ kind: 'file-path', text: path })),
      ),
    ),
    ...[...commits, ...pushes].flatMap(({ commits: list }) => list.flatMap(ofCommit)),
  ];
  return [...new Map(found.map((one) => [keyOf(one), one] as const).reverse()).values()].reverse();
}

const ofPullRequest = (number: number, found: readonly AiEvidence[]): readonly Evidence[] =>
  found.map((one) => ({ ...one, about: 'pull-request', subject: String(number) }));

function ofCommit({ sha, message, author }: HostCommit): readonly Evidence[] {
  const written = author.email === '' ? author.name : `${author.name} <${author.email}>`;
  return [
    ...findAiEvidence({ kind: 'commit-message', text: message }),
    ...findAiEvidence({ kind: 'author', text: written }),
    ...ofAccount(author.account),
  ].map((one) => ({ ...one, about: 'commit', subject: sha }));
}

const ofAccount = (account: HostAccount | null): readonly AiEvidence[] =>
  account === null ? [] : findAiEvidence({ kind: 'author', text: account.login });

const keyOf = ({ about, subject, tool, source, proves }: Evidence): string =>
  [about, subject, tool, source, proves].join(' ');
