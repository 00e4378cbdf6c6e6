import type { RepositoryId, TrackerProjectId } from '../../../kit/ids.ts';

/** What is chosen of a connection: repositories of GitHub, projects of Jira. */
export type PartId = RepositoryId | TrackerProjectId;

export type Listed = {
  readonly id: PartId;
  readonly fullName: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly selectedAt: Date | null;
};

/** What stands on one page of the form: five groups of ten boxes. Source: Slack takes ten in a group. */
export const PAGE_SIZE = 50;

export type RepositoryPage = {
  readonly rows: readonly Listed[];
  /** From 0; the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  /** How many the search found, on all pages. */
  readonly found: number;
  /** How many of these are selected. */
  readonly foundSelected: number;
  readonly selected: number;
  readonly total: number;
};

/** One page of those whose name holds every word of the search; active ones before archived ones, then by name. */
export function pageOf(all: readonly Listed[], search: string, asked: number): RepositoryPage {
  const found = findRepositories(all, search);
  const sorted = [...found].sort(
    (a, b) => Number(a.archived) - Number(b.archived) || a.fullName.localeCompare(b.fullName),
  );
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const isSelected = ({ selectedAt }: Listed) => selectedAt !== null;
  return {
    rows: sorted.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
    page,
    pages,
    found: found.length,
    foundSelected: found.filter(isSelected).length,
    selected: all.filter(isSelected).length,
    total: all.length,
  };
}

/** Those whose name holds every word, whatever the case. */
export function findRepositories<T extends Pick<Listed, 'fullName'>>(all: readonly T[], search: string): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ fullName }) => words.every((word) => fullName.toLowerCase().includes(word)));
}

/** A box as it was shown. */
export type ShownBox = { readonly id: PartId; readonly selected: boolean };
export type Choice = { readonly select: readonly PartId[]; readonly unselect: readonly PartId[] };

/** What somebody changed on a page: only that, so two admins at once don't undo each other's other boxes. */
export function choiceOf(shown: readonly ShownBox[], ticked: readonly string[]): Choice {
  return {
    select: shown.filter(({ id, selected }) => !selected && ticked.includes(id)).map(({ id }) => id),
    unselect: shown.filter(({ id, selected }) => selected && !ticked.includes(id)).map(({ id }) => id),
  };
}
