import { type Block, button, header, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Switches } from '../use-cases/read-switches.ts';
import { type OwnSwitch, surveyIds, writeOwn, writeTeam } from './ids.ts';
import { lines } from './words.ts';

/** The switches in the Settings tab: mine, and my teams’. */
export function buildSurveySettings({ own, teams }: Switches): readonly Block[] {
  return [header('AI Detective'), ...buildOwnSwitches(own), ...buildTeamSwitches(teams.slice(0, TEAMS_MAX))];
}

/** Teams shown; further ones are changed by their leads. */
const TEAMS_MAX = 25;

/** The last part of the Detective tab. */
export function buildOwnChoice(own: OwnSwitches): readonly Block[] {
  return [header('You decide'), ...buildOwnSwitches(own)];
}

/** What somebody takes part in. */
export type OwnSwitches = Readonly<Record<OwnSwitch, boolean>>;

/** Three switches, each a line that says what it is now and a button that turns it. */
function buildOwnSwitches(own: OwnSwitches): readonly Block[] {
  return ORDER.map((which) => {
    const { name, on, off, turnOn, turnOff } = WORDS[which];
    const text = own[which] ? turnOff : turnOn;
    const turn = button({ id: surveyIds.own.build(writeOwn(which, !own[which])), text, label: `${text} (${name})` });
    return section(lines([md`*${name}*`, own[which] ? on : off]), { accessory: turn });
  });
}

const ORDER: readonly OwnSwitch[] = ['surveys', 'leaderboard', 'qualityChampion'];

type Words = Readonly<Record<'name' | 'on' | 'off' | 'turnOn' | 'turnOff', string>>;

const WORDS: Readonly<Record<OwnSwitch, Words>> = {
  surveys: {
    name: 'Surveys',
    on: 'I ask you about merged pull requests you wrote or reviewed.',
    off: 'I ask you nothing. Nobody is told.',
    turnOn: 'Ask me again',
    turnOff: 'Stop surveys',
  },
  leaderboard: {
    name: 'Leaderboard',
    on: 'You may be named among the week’s best guessers. Lower places are never named.',
    off: 'You are not on it, and nothing shows that you could be.',
    turnOn: 'Count me in',
    turnOff: 'Leave me out',
  },
  qualityChampion: {
    name: 'Quality champion',
    on: 'You may be named when your pull requests were rated best in a week.',
    off: 'Your pull requests’ ratings are never shown with your name.',
    turnOn: 'Count me in',
    turnOff: 'Leave me out',
  },
};

/** One team a line, for those who may change it. */
function buildTeamSwitches(teams: Switches['teams']): readonly Block[] {
  return teams.map(({ teamId, name, on }) => {
    const text = on ? 'Switch off' : 'Switch on';
    const turn = button({
      id: surveyIds.team.build(writeTeam(teamId, !on)),
      text,
      label: `${text} the surveys of ${name}`,
    });
    const state = on ? 'Surveys follow its merged pull requests.' : 'No surveys about its pull requests.';
    return section(lines([md`*${name}*`, state]), { accessory: turn });
  });
}
