import { MEASURES, type Measure } from './measures.ts';
import { PRODUCTION_MEASURES, type ProductionMeasure } from './production/production.ts';

/** What *Explain* can be asked of: throughput, a measure of pull requests, a figure of production. */
export const EXPLAIN_TOPICS = ['merged', ...MEASURES, ...PRODUCTION_MEASURES] as const;
export type ExplainTopic = (typeof EXPLAIN_TOPICS)[number];

export function isMeasure(topic: ExplainTopic): topic is Measure {
  return (MEASURES as readonly string[]).includes(topic);
}

export function isProduction(topic: ExplainTopic): topic is ProductionMeasure {
  return (PRODUCTION_MEASURES as readonly string[]).includes(topic);
}
