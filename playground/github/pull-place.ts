import { repositories } from '../company.ts';

export type PullPlace = { readonly repository: string; readonly number: number };

/** A pull request in the page's address: `2.14` is #14 of the company's second repository. */
export function writePullPlace({ repository, number }: PullPlace): string {
  return `${repositories.findIndex(({ fullName }) => fullName === repository) + 1}.${number}`;
}

/** @returns null when it names nothing */
export function readPullPlace(text: string | null): PullPlace | null {
  const [, which, number] = /^(\d+)\.(\d+)$/.exec(text ?? '') ?? [];
  const repository = repositories[Number(which) - 1]?.fullName;
  return repository === undefined ? null : { repository, number: Number(number) };
}

/** Where a page of GitHub's leads: `/tidewater/api/pull/14`, whatever follows. @returns null when it is no pull request */
export function pullAt(path: string): PullPlace | null {
  const [, repository, number] = /^\/([^/]+\/[^/]+)\/pull\/(\d+)/.exec(path) ?? [];
  const isOurs = repositories.some(({ fullName }) => fullName === repository);
  return repository === undefined || !isOurs ? null : { repository, number: Number(number) };
}
