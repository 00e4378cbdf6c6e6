import { type Block, button, context, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { MEASURES } from '../domain/measures.ts';
import { PRODUCTION_MEASURES } from '../domain/production/production.ts';
import type { Figures, ShownNumbers } from '../domain/shown.ts';
import { type ExplainTopic, kpiIds, writePlace } from './ids.ts';
import { buildReviewRequests } from './review-requests.ts';
import { LENS_NAMES } from './words/definitions.ts';
import { sayDiagnosis } from './words/diagnoses.ts';
import { sayCounts, sayMeasure } from './words/figures.ts';
import { nameOf } from './words/names.ts';
import { sayProduction } from './words/production.ts';
import { sayTime } from './words/whose.ts';

/** Everything a stretch of time comes to: which days, a line for each number with its *Explain*, what is missing. */
export function buildLines(shown: ShownNumbers): readonly Block[] {
  const { figures, time, ask, whose } = shown;
  const reviews = shown.reviews === null ? [] : buildReviewRequests(shown.reviews, ask);
  if (isEmpty(figures)) {
    const by = whose.kind === 'self' ? 'by you ' : '';
    return [
      section(
        md`*Nothing was merged ${by}in this time* (${sayTime(time)}).\nA merged pull request shows up here within a minute. A longer time looks further back.`,
      ),
      ...reviews,
    ];
  }
  return [
    context(md`${sayTime(time)} · as *${LENS_NAMES[ask.lens]}* counts · compared with as long before`),
    ...numbersOf(shown),
    ...reviews,
    ...figures.diagnosis.slice(0, DIAGNOSES_MAX).map((one) => context(sayDiagnosis(one))),
  ];
}

/** Gaps told below the numbers; *Explain* tells all. */
const DIAGNOSES_MAX = 4;

/** Nothing was merged, nothing left out, nothing measured. */
export function isEmpty({ measures, counts }: Figures): boolean {
  const isUnmeasured = Object.values(measures).every(({ n, missing }) => n === 0 && missing === 0);
  return counts.merged === 0 && counts.leftOut === 0 && isUnmeasured;
}

/** Throughput, what the lens measures, production: each with its button. */
function numbersOf({ ask, figures, before, time }: ShownNumbers): readonly Block[] {
  const explain = (topic: ExplainTopic) =>
    button({
      id: kpiIds.explain.build(writePlace({ topic, ask, offset: 0, part: 'in' })),
      text: 'Explain',
      label: `Explain ${nameOf(topic)}`,
    });
  const { production } = figures;
  const isOver = time.kind === 'weeks' && !time.goesOn;
  return [
    section(sayCounts(figures, isOver ? before : null), { accessory: explain('merged') }),
    ...MEASURES.filter((measure) => figures.measures[measure] !== undefined).map((measure) =>
      section(sayMeasure(measure, { figures, before, lens: ask.lens }), { accessory: explain(measure) }),
    ),
    ...(production === null
      ? []
      : PRODUCTION_MEASURES.map((measure) =>
          section(sayProduction(measure, production[measure]), { accessory: explain(measure) }),
        )),
  ];
}
