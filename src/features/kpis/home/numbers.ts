import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildNumbers } from '../blocks/numbers.ts';
import { buildMondayChoice } from '../blocks/settings.ts';
import { readAsk } from '../domain/ask.ts';
import { findMondayChoice } from '../use-cases/choose-monday.ts';
import { readNumbersTab } from '../use-cases/read-numbers.ts';

/** Delivery, above one's own commits; and whether its readers get the week's numbers on Mondays. */
export const numbersHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: -10,
    build: async (actor, { kpi }) => buildNumbers(await readNumbersTab(needs, actor, readAsk(kpi))),
  },
  {
    tab: 'settings',
    order: 28,
    build: async (actor) => {
      const wants = await findMondayChoice(needs, actor);
      return wants === null ? [] : buildMondayChoice(wants);
    },
  },
];
