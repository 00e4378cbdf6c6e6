import type { PersonActor } from '../../../kit/actor.ts';
import type { Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildExplained, buildExplainShell } from '../blocks/ai-impact/explain.ts';
import { aiIds } from '../blocks/ai-impact/ids.ts';
import { buildOwn, buildOwnShell } from '../blocks/ai-impact/own.ts';
import { chooseOpenness } from '../use-cases/ai-impact/choose-openness.ts';
import { readScope } from '../use-cases/ai-impact/read-ai-impact.ts';
import { readOwnAttribution } from '../use-cases/ai-impact/read-own-attribution.ts';

/** The buttons of the part on AI in the Numbers tab. */
export const aiImpactActions = (needs: Ports): NonNullable<SlackListeners['actions']> => ({
  [aiIds.explain.name]: {
    opens: buildExplainShell,
    run: async ({ actor, argument }) => ({
      kind: 'view',
      view: buildExplained(await readScope(needs, actor, argument), readerOf(needs, actor)),
    }),
  },
  [aiIds.own.name]: { opens: buildOwnShell, run: ({ actor }) => showOwn(needs, actor) },
  [aiIds.openness.name]: {
    run: async ({ actor, argument }) => {
      await chooseOpenness(needs, actor, argument === 'open');
      return showOwn(needs, actor);
    },
  },
});

async function showOwn(needs: Ports, actor: PersonActor): Promise<Reply> {
  return { kind: 'view', view: buildOwn(await readOwnAttribution(needs, actor), readerOf(needs, actor)) };
}

function readerOf({ clock }: Pick<Ports, 'clock'>, { timeZone }: PersonActor) {
  return { timeZone, now: clock.now() };
}
