import { MusterError } from '../../../kit/errors.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildExplainShell, buildExplanation, pageOf } from '../blocks/explain.ts';
import { type ExplainPlace, kpiIds, readPlace } from '../blocks/ids.ts';
import { buildRequestsExplained } from '../blocks/review-requests.ts';
import { readAsk } from '../domain/ask.ts';
import { explainRequests } from '../use-cases/explain-requests.ts';
import { readExplanation } from '../use-cases/read-explanation.ts';

/** *Explain* beside each number, and its pages. */
export function explainActions(needs: Ports): NonNullable<SlackListeners['actions']> {
  return {
    [kpiIds.explain.name]: { opens: buildExplainShell, run: (args) => show(needs, args) },
    [kpiIds.page.name]: { run: (args) => show(needs, args) },
    [kpiIds.requests.name]: {
      opens: buildExplainShell,
      run: async ({ actor, argument }) => {
        const shown = await explainRequests(needs, actor, readAsk(argument));
        const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
        return { kind: 'view', view: buildRequestsExplained(shown, reader) };
      },
    },
  };
}

async function show(needs: Ports, { actor, argument }: ActionArgs): Promise<Reply> {
  const place = requirePlace(argument);
  const { topic, ask, part, offset } = place;
  const shown = await readExplanation(needs, actor, {
    ...{ topic, ask },
    page: ({ rows, leftOut }) => (part === 'in' ? pageOf(rows, offset) : pageOf(leftOut, offset)),
  });
  return { kind: 'view', view: buildExplanation(shown, place, { timeZone: actor.timeZone, now: needs.clock.now() }) };
}

function requirePlace(argument: string): ExplainPlace {
  const place = readPlace(argument);
  if (place === null) throw new MusterError('invalid', 'This button is too old. Open Home again, tab Numbers.');
  return place;
}
