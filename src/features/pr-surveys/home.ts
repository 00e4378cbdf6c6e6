import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { buildDetective } from './blocks/detective.ts';
import { readSaid } from './blocks/outcome.ts';
import { buildOwnChoice, buildSurveySettings } from './blocks/switches.ts';
import { buildTodayLine } from './blocks/today.ts';
import { listOwnQuestions } from './use-cases/list-own-questions.ts';
import { readDetective } from './use-cases/read-detective.ts';
import { readSwitches } from './use-cases/read-switches.ts';

/** What surveys show in Home: a line in Today, the Detective tab, and the switches in Settings. */
export const surveyHome = (needs: Ports): readonly HomeSection[] => [
  { tab: 'today', order: -2, build: async (actor) => buildTodayLine((await listOwnQuestions(needs, actor)).waiting) },
  {
    tab: 'detective',
    order: 0,
    build: async (actor, { said }) =>
      buildDetective(await readDetective(needs, actor), readSaid(said, needs.clock.now())),
  },
  { tab: 'detective', order: 20, build: async (actor) => buildOwnChoice((await readSwitches(needs, actor)).own) },
  { tab: 'settings', order: 26, build: async (actor) => buildSurveySettings(await readSwitches(needs, actor)) },
];
