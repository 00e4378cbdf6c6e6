import type { PersonActor } from '../../../kit/actor.ts';
import { agentTools } from '../../../kit/ai-evidence/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import { cleanText } from '../../../kit/text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findSurveyMessage } from '../../pr-surveys/index.ts';
import {
  EXPECTED_MAX,
  type MessagePlace,
  type Report,
  type ReportDetails,
  reportCategories,
} from '../domain/report.ts';
import { thanksCard } from '../outgoing.ts';
import { findReport, insertReport, saveDetails } from '../store/reports.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'outbox'>;

/** A report that is there already, or the message a new one is about. */
export type About = { readonly reportId: string } | { readonly place: MessagePlace };

/**
 * Writes down what AI got wrong: a new report, or more about one's own.
 * @returns null when the report was taken back meanwhile, or isn't the actor's
 * @throws MusterError 'invalid' with a sentence for each field
 */
export function writeReport(
  needs: Needs,
  actor: PersonActor,
  { about, details }: { readonly about: About; readonly details: ReportDetails },
): Promise<Report | null> {
  const checked = checkDetails(details);
  const at = needs.clock.now();
  return needs.act(actor, async (tx) => {
    const before = 'reportId' in about ? await findReport(tx, about.reportId) : null;
    const place = 'place' in about ? about.place : before?.place;
    if (place === undefined) return null;
    // Which pull requests a message is about is read anew: what comes with a form may be forged.
    const survey = await findSurveyMessage(needs, tx, { personId: actor.personId, ...place });
    const possible = survey?.pullRequestIds ?? [];
    const meant = { ...checked, pullRequestIds: checked.pullRequestIds.filter((id) => possible.includes(id)) };
    const saved =
      before === null
        ? await insertReport(tx, {
            ...{ id: needs.random.uuid(), personId: actor.personId, via: 'shortcut', place },
            ...meant,
            ...{ standing: true, reportedAt: at, changedAt: at },
          })
        : await saveDetails(tx, { id: before.id, personId: actor.personId }, meant);
    if (saved !== null) await needs.outbox.card(tx, thanksCard(saved));
    return saved;
  });
}

function checkDetails(details: ReportDetails): ReportDetails {
  const { category, tool } = details;
  const expected = cleanText(details.expected.trim());
  const fields = {
    ...((category === null || !reportCategories.includes(category)) && { category: 'Choose what comes closest.' }),
    ...(tool !== null && !agentTools.includes(tool) && { tool: 'Choose one of these.' }),
    ...(expected.length > EXPECTED_MAX && { expected: `Use at most ${EXPECTED_MAX} characters.` }),
  };
  const [first] = Object.values(fields);
  if (first !== undefined) throw new MusterError('invalid', first, { fields: fields as Record<string, string> });
  return { ...details, expected };
}
