import { joinMd, type Mrkdwn, md } from '../../../../kit/mrkdwn.ts';
import type { ProductionGap, ProductionMeasure } from '../../domain/production/production.ts';
import type { Weekly } from '../../domain/weekly.ts';
import { sayMinutes } from './duration.ts';

type Figure = NonNullable<Weekly['production']>[ProductionMeasure];

/** `*Deployments*: 4.5 a week`, or what is missing. */
export function sayProduction(measure: ProductionMeasure, figure: Figure): Mrkdwn {
  const name = md`*${PRODUCTION_NAMES[measure]}*`;
  if (figure.kind === 'unknown') return md`${name}: unknown, not 0: ${PRODUCTION_GAP_WORDS[figure.gap]}`;
  return joinMd([md`${name}: ${sayProductionValue(figure)}`, ...sayCount(measure, figure.n)], ' · ');
}

export const PRODUCTION_NAMES: Readonly<Record<ProductionMeasure, string>> = {
  frequency: 'Deployments',
  'failure-rate': 'Change failures',
  recovery: 'Recovery',
  'rework-rate': 'Deployment rework',
};

export const PRODUCTION_GAP_WORDS: Readonly<Record<ProductionGap, string>> = {
  'no-deployments': 'no deployment to production was told in this time',
  'no-incident-tool': 'no tool tells of incidents, so that none is known doesn’t mean that none happened',
  'no-failures': 'nothing failed in this time',
  'not-mended': 'what failed isn’t mended yet',
  'not-verified': 'how this tool computes it isn’t verified, so nothing is invented',
};

type Known = Extract<Figure, { kind: 'known' }>;

export function sayProductionValue({ value, unit }: Pick<Known, 'value' | 'unit'>): string {
  const rounded = Math.round(value * 10) / 10;
  switch (unit) {
    case 'deployments':
      return `${rounded} ${rounded === 1 ? 'deployment' : 'deployments'}`;
    case 'per-week':
      return `${rounded} a week`;
    case 'days-per-week':
      return `on ${rounded} ${rounded === 1 ? 'day' : 'days'} a week`;
    case 'share':
      return `${Math.round(value * 1_000) / 10} %`;
    case 'minutes':
      return sayMinutes(value);
    default:
      return unit satisfies never;
  }
}

function sayCount(measure: ProductionMeasure, n: number): readonly string[] {
  if (measure === 'frequency') return [];
  const what = measure === 'recovery' ? ['failure', 'failures'] : ['deployment', 'deployments'];
  return [`of ${n} ${n === 1 ? what[0] : what[1]}`];
}
