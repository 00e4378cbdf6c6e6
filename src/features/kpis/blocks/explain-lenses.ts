import { type Block, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { type ExplainTopic, isMeasure, isProduction } from '../domain/explain-topic.ts';
import type { Lens } from '../domain/measures.ts';
import type { Figures } from '../domain/shown.ts';
import type { ShownExplanation } from '../use-cases/read-explanation.ts';
import { defineTopic, LENS_NAMES } from './words/definitions.ts';
import { sayFigures, sayPulls } from './words/figures.ts';
import { PRODUCTION_GAP_WORDS, sayProductionValue } from './words/production.ts';

/** The number and what it is, in one sentence under the chosen lens. */
export function buildDefinition({ topic, ask, figures }: ShownExplanation): readonly Block[] {
  const definition = defineTopic(topic, ask.lens) ?? `${LENS_NAMES[ask.lens]} has no such measure.`;
  return [section(md`*${sayNumber(topic, figures, ask.lens)}*\n${definition}`)];
}

/** The same number as every tool would count it. */
export function buildLenses({ topic, ask, lenses }: ShownExplanation): readonly Block[] {
  const lines = lenses.map(({ lens, figures }): Mrkdwn => {
    const chosen = lens === ask.lens ? md` (chosen)` : md``;
    return md`• ${LENS_NAMES[lens]}${chosen}: ${sayNumber(topic, figures, lens)}`;
  });
  return [section(joinMd([md`*The same by other definitions*`, ...lines], '\n'))];
}

function sayNumber(topic: ExplainTopic, figures: Figures, lens: Lens): string {
  if (isProduction(topic)) {
    const figure = figures.production?.[topic];
    if (figure === undefined) return 'not counted for one person: a deployment holds the work of many';
    return figure.kind === 'known' ? sayProductionValue(figure) : `unknown: ${PRODUCTION_GAP_WORDS[figure.gap]}`;
  }
  if (!isMeasure(topic)) return sayPulls(figures.counts.merged);
  const summary = figures.measures[topic];
  if (summary === undefined) return 'no such measure';
  if (summary.n > 0) return sayFigures(summary, lens);
  return summary.missing > 0 ? `unknown for ${sayPulls(summary.missing)}` : 'nothing to measure';
}
