import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { readPage } from './blocks/ids.ts';
import { buildNumbers } from './blocks/numbers.ts';
import { readAppealed } from './blocks/said.ts';
import { readNumbers } from './use-cases/read-numbers.ts';

/** The first part of the Numbers tab: one's own commits, and one's teams' sums. */
export const commitAnalysisHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: 0,
    build: async (actor, { page, said }) => {
      const { ago, offset } = readPage(page);
      return buildNumbers(await readNumbers(needs, actor, ago), { offset, said: readAppealed(said) });
    },
  },
];
