import type { GitDeed } from '../../github/deed.ts';
import type { Chapter } from '../chapter.ts';
import { chooseWork } from './choose-work.ts';
import { deployMerges } from './deploy-merges.ts';
import { numberPulls } from './number-pulls.ts';
import { runChecks } from './run-checks.ts';
import { takeSomeBack } from './take-back.ts';
import { presentTasks, writePresentPulls } from './write-present-pulls.ts';
import { writePull } from './write-pull.ts';

/** What the company did on GitHub: told there when it is complete, so that Muster reads it as history when it is connected. */
export const codeChapter: Chapter = {
  name: 'code',
  write(needs) {
    const work = chooseWork(needs, presentTasks).flatMap((one) => writePull(needs, one) ?? []);
    const told = [...work, ...takeSomeBack(needs, work), ...writePresentPulls(needs)];
    const { deeds, pulls } = numberPulls(told, (pull) => runChecks(needs, pull));
    const onGitHub = [...deeds, ...deployMerges(needs, told)].toSorted(byInstant);
    return { deeds: [], onGitHub, facts: { pulls: [...pulls] } };
  },
};

/** Stable: what falls into the same second stays in the order in which it was written. */
function byInstant(a: GitDeed, b: GitDeed): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
