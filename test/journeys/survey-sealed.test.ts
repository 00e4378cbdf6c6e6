import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { askEveryAddress, askEverything, type ForeignButton, keyOf, lookAtHome } from '../support/onlookers.ts';
import type { Persona } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';
import { differences, logLines, metricLines, type Transcript, transcribe, withoutIds } from '../support/transcript.ts';

const ANA = 'U0ANA';
const JONAS = 'U0JONAS';
const PRIYA = 'U0PRIYA';
/** Lead, manager, admin, a colleague of no team. */
const OTHERS = ['U0DEV', 'U0GRACE', 'U0MIRA', 'U0SAM'];
const EVERYBODY = [ANA, JONAS, PRIYA, ...OTHERS];

type Deed = (people: { readonly ana: Persona; readonly jonas: Persona; readonly priya: Persona }) => Promise<void>;

/**
 * Wednesday 25 November 2026, 10:00 in Berlin. Ana's pull request was reviewed by Jonas and Priya. Each story is played
 * twice, alike but for one answer that nobody may know yet; whoever didn't give it must see the same, to the byte.
 */
describe('an answer before its reveal', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', secrets: [], write: (line) => void lines.push(line) });
  const muster = testApp({ log });
  const card = (persona: Persona) => surveyCardOf(muster, persona);
  const tap = async (persona: Persona, ...words: readonly string[]) => {
    for (const one of words) await persona.tap(one, card(persona));
  };
  const change = async (persona: Persona, values: Readonly<Record<string, string>>) => {
    await persona.press('Change', card(persona));
    await persona.submit(values);
  };
  let key = '';
  let people: Parameters<Deed>[0];

  beforeEach(async () => {
    people = { ana: muster.as(ANA), jonas: muster.as(JONAS), priya: muster.as(PRIYA) };
    await surveyTeam(muster);
    await makeTeam(muster, {
      lead: 'U0DEV',
      members: [ANA, JONAS, PRIYA],
      managers: ['U0GRACE'],
      channel: 'C0GENERAL',
    });
    // Behind the team, which this process would learn of up to a second late: who was met before keeps their role so long.
    for (const id of OTHERS) await muster.as(id).command('/task', 'list');
    key = await keyOf(muster, 'U0MIRA');
    await mergePullRequest(muster, { number: 31, reviewers: ['jonas', 'priya'] });
    muster.slack.clearJournal();
    lines.splice(0);
  });

  type Story = {
    readonly by: readonly string[];
    readonly play: (people: Parameters<Deed>[0], answer: 0 | 1) => Promise<void>;
    /** Later instants that are lived through before everybody looks again. */
    readonly until?: readonly string[];
    /** True: everybody asks everything there is to ask, and presses these people's buttons; else they look at Home. */
    readonly asked?: true;
    /** True: in one of the plays nothing is answered at all, which operators may count and nobody else may notice. */
    readonly silent?: true;
  };

  /** What everybody but the answerers is shown and told, what operators read, what is written down. */
  async function record({ by, play, until = [], asked, silent }: Story, answer: 0 | 1): Promise<Transcript> {
    const foreign = foreignButtons(muster.as(by[0] ?? ANA));
    await play(people, answer);
    for (const instant of until) await muster.advanceTo(instant);
    const answers: string[] = [];
    for (const userId of EVERYBODY.filter((id) => !by.includes(id)))
      answers.push(...(await (asked ? askEverything(muster, { userId, foreign }) : lookAtHome(muster, userId))));
    if (asked) answers.push(...(await askEveryAddress(muster, key)));
    return {
      ...transcribe(muster, by),
      answers: answers.map(withoutIds),
      ...(silent ? {} : { metrics: metricLines(await muster.metrics()), log: logLines(lines) }),
    };
  }

  function foreignButtons(persona: Persona): readonly ForeignButton[] {
    const screen = card(persona);
    return persona.buttonsOn(screen).map((words) => ({ words, screen }));
  }

  const stories: Readonly<Record<string, Story>> = {
    'the author’s word': {
      by: [ANA],
      asked: true,
      play: ({ ana }, answer) => tap(ana, answer === 0 ? 'Partly' : 'No'),
    },
    'the author’s change of mind, from one to the other': {
      by: [ANA],
      play: async ({ ana }, answer) => {
        await tap(ana, answer === 0 ? 'Yes' : 'No');
        await change(ana, { ai: answer === 0 ? 'no' : 'yes' });
      },
    },
    'a reviewer’s view of the quality': {
      by: [JONAS],
      play: ({ jonas }, answer) => tap(jonas, answer === 0 ? 'Super' : 'Could be better'),
    },
    'a reviewer’s guess and how sure they are': {
      by: [JONAS],
      asked: true,
      play: ({ jonas }, answer) => tap(jonas, 'OK', ...(answer === 0 ? ['Yes', 'Sure'] : ['No', 'Unsure'])),
    },
    'that the author answered at all': {
      by: [ANA],
      silent: true,
      play: async ({ ana }, answer) => {
        if (answer === 1) await tap(ana, 'Yes');
      },
    },
    'that another reviewer answered at all': {
      by: [JONAS],
      silent: true,
      play: async ({ jonas }, answer) => {
        if (answer === 1) await tap(jonas, 'OK', 'Yes', 'Sure');
      },
    },
    'what one reviewer was told already, to the other': {
      by: [ANA, JONAS],
      play: async ({ ana, jonas }, answer) => {
        await tap(ana, answer === 0 ? 'Yes' : 'No');
        await tap(jonas, 'OK', 'Yes', 'Sure');
      },
    },
    'the author’s word through reminders and closings that nobody answers': {
      by: [ANA],
      play: ({ ana }, answer) => tap(ana, answer === 0 ? 'Yes' : 'No'),
      until: ['2026-11-26T03:30:00Z', '2026-11-26T08:00:00Z', '2026-11-30T18:00:00Z', '2026-12-10T09:00:00Z'],
    },
  };

  const played = new Map<string, Transcript>();
  describe.each(Object.entries(stories))('%s', (name, story) => {
    it.each([0, 1] as const)('changes nothing for anybody else (told as %i)', { timeout: 60_000 }, async (answer) => {
      const transcript = await record(story, answer);
      const other = played.get(name);
      if (other !== undefined) expect(differences(other, transcript)).toEqual([]);
      played.set(name, transcript);
    });
  });
});
