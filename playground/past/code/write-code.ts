import type { Chapter } from '../chapter.ts';
import { chooseWork } from './choose-work.ts';
import { numberPulls } from './number-pulls.ts';
import { takeSomeBack } from './take-back.ts';
import { presentTasks, writePresentPulls } from './write-present-pulls.ts';
import { writePull } from './write-pull.ts';

/** What the company did on GitHub: told there when it is complete, so that Muster reads it as history when it is connected. */
export const codeChapter: Chapter = {
  name: 'code',
  write(needs) {
    const work = chooseWork(needs, presentTasks).flatMap((one) => writePull(needs, one) ?? []);
    const { deeds: onGitHub, pulls } = numberPulls([
      ...work,
      ...takeSomeBack(needs, work),
      ...writePresentPulls(needs),
    ]);
    return { deeds: [], onGitHub, facts: { pulls: [...pulls] } };
  },
};
