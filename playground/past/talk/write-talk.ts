import type { Chapter } from '../chapter.ts';
import { talkAboutTasks } from './about-tasks.ts';
import { scriptsIncidents } from './scripts-incidents.ts';
import { scriptsTeams } from './scripts-teams.ts';
import { scriptsTogether } from './scripts-together.ts';
import { playScripts } from './small-talk.ts';
import { holdStandups } from './standups.ts';
import type { Talk } from './talk.ts';

/** What people say besides their work and about it. Muster reads none of it. */
export const talkChapter: Chapter = {
  name: 'talk',
  write(needs) {
    const talk: Talk = { needs, deeds: [] };
    talkAboutTasks(talk);
    holdStandups(talk);
    playScripts(talk, [scriptsTogether, scriptsTeams, scriptsIncidents]);
    return { deeds: talk.deeds, facts: {} };
  },
};
