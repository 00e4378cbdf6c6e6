import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import { buildIdentitiesCsv, readPastedCsv } from '../blocks/identities-csv.ts';
import { parseReviewAsk, peopleForms, peopleIds } from '../blocks/ids.ts';
import { exportMatches } from '../use-cases/export-matches.ts';
import { importMatches } from '../use-cases/import-matches.ts';
import type { MatchNeeds } from './match-row.ts';
import { askOf, show } from './show-review.ts';

/** The list as text, out and in. */
export function identitiesCsvListeners(needs: MatchNeeds): Required<Pick<SlackListeners, 'actions' | 'submissions'>> {
  return {
    actions: { [peopleIds.identitiesCsv.name]: { run: (args) => showCsv(needs, args) } },
    submissions: { [peopleForms.identitiesCsv]: { run: (args) => takeOver(needs, args) } },
  };
}

async function showCsv(needs: MatchNeeds, args: ActionArgs): Promise<Reply> {
  const ask = askOf(args);
  return { kind: 'view', view: buildIdentitiesCsv(await exportMatches(needs, args.actor, ask), ask) };
}

async function takeOver(needs: MatchNeeds, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const { changed, same } = await importMatches(needs, actor, readPastedCsv(form));
  const stayed = same === 0 ? '' : ` ${same} stood so already.`;
  const text = `${changed} taken over.${stayed} Each can be undone under “Linked” or “Nobody’s”.`;
  return show(needs, actor, { ask: parseReviewAsk(privateMetadata), notice: { text, undo: null } });
}
