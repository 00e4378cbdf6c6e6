import type { ExplainTopic } from '../../domain/explain-topic.ts';
import type { Measure } from '../../domain/measures.ts';
import { PRODUCTION_NAMES } from './production.ts';

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  coding: 'Coding',
  pickup: 'Wait for a review',
  review: 'Review',
  rework: 'Rework',
  merge: 'Approved to merged',
  deploy: 'Deploying',
  cycle: 'Cycle time',
  lead: 'Lead time',
  'first-response': 'First response',
  rounds: 'Review rounds',
};

/** Whatever *Explain* can be asked of. */
export function nameOf(topic: ExplainTopic): string {
  return NAMES[topic];
}

const NAMES: Readonly<Record<ExplainTopic, string>> = { merged: 'Merged', ...MEASURE_NAMES, ...PRODUCTION_NAMES };
