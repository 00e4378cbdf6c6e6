import { type Figure, figuresOf, spread, type Torture } from './stage/figures.ts';
import { verdictFigures } from './stage/verdict-figures.ts';
import { runSurveyKills } from './survey-kills.ts';

const NAME = 'surveys';
const LONG = { kills: 50, merges: 600, clicks: 600, everyMs: 400, loseEvery: 6, strict: true } as const;
const SHORT = { kills: 5, merges: 20, clicks: 40, everyMs: 300, loseEvery: 4, strict: false } as const;

/** 1,200 survey DMs and 600 clicks over fifty kills of two replicas. */
export const surveys: Torture = async ({ seed, short }) => {
  const { shown, zero, holds } = figuresOf(NAME);
  const wanted = short ? SHORT : LONG;
  const result = await runSurveyKills({ ...wanted, seed });
  const { room, surveys: kept } = result;
  const figures: Figure[] = [
    holds('kills', String(result.kills), result.kills === wanted.kills),
    holds('survey cards posted', String(kept.cards), kept.cards === wanted.merges * 2),
    shown('clicks sent, acknowledged', `${result.clicked}, ${result.acknowledged}`),
    zero('merges that asked nobody, or others, or twice', kept.unasked),
    zero('people without exactly one card', kept.uncarded),
    zero('acknowledged clicks that are not kept', kept.unkept),
    zero('reveals owed and not made, or made and not owed', kept.unrevealed),
    zero('reveals made and not shown', kept.unshown),
    ...verdictFigures(NAME, room),
    shown('reveals', String(kept.reveals)),
    shown('webhooks sent until kept', `${result.webhooks} for ${wanted.merges * 2}`),
    shown('messages said, replies lost, read-backs', `${room.said}, ${result.lostReplies}, ${room.looks}`),
    shown('ready again after a kill', spread(result.resumeMs, 'ms')),
    shown('everything said after the last click', `${result.drainMs} ms`),
    ...Object.entries(result.otherwise).map(([answer, times]) => shown(`answered ${times} times`, answer)),
  ];
  return figures;
};
