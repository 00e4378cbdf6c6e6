import type { RepositoryId } from '../../../../kit/ids.ts';

/** A deployment to production that ended one way or the other. */
export type Deployment = {
  readonly id: string;
  readonly repositoryId: RepositoryId;
  /** The first time it ended. */
  readonly finishedAt: Date;
  readonly outcome: 'success' | 'failure';
  /** It holds a revert or a hotfix. */
  readonly isFix: boolean;
};

/** Something that went wrong in production, as an incident tool or a pull request tells it. */
export type Incident = {
  readonly id: string;
  readonly repositoryId: RepositoryId;
  /** `revert`, `hotfix`: the pull request that mended it. */
  readonly kind: 'incident' | 'revert' | 'hotfix';
  /** An incident's beginning; when the mending pull request was opened. */
  readonly startedAt: Date;
  /** An incident's end; when the mending pull request was merged. Null: not yet. */
  readonly resolvedAt: Date | null;
  /** When the mending was in production; of incidents their end. Null: not yet, or nobody told. */
  readonly mendedAt: Date | null;
};

export type ProductionFacts = {
  /** In any order; reaching beyond the period, so that what began before it is known. */
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly Incident[];
  /** Ids of those that the figures are about, as of one team; null: all of them. The others may be the cause of something. */
  readonly own: ReadonlySet<string> | null;
  /** A tool that tells of incidents is connected: without one, none doesn't mean none happened. */
  readonly hasIncidentTool: boolean;
};

export const PRODUCTION_MEASURES = ['frequency', 'failure-rate', 'recovery', 'rework-rate'] as const;
export type ProductionMeasure = (typeof PRODUCTION_MEASURES)[number];

export type ProductionFigure =
  | {
      readonly kind: 'known';
      /** Shares 0 to 1, recovery in minutes. */
      readonly value: number;
      readonly unit: 'deployments' | 'per-week' | 'days-per-week' | 'share' | 'minutes';
      /** Deployments, weeks or failures that the value is computed over. */
      readonly n: number;
      /** Ids of deployments or incidents that count as the event: deployed, failed, recovered, reworked. */
      readonly counted: readonly string[];
      /** Those that could be no part of it. */
      readonly leftOut: readonly { readonly id: string; readonly gap: ProductionGap }[];
    }
  | { readonly kind: 'unknown'; readonly gap: ProductionGap };

export const PRODUCTION_GAPS = [
  'no-deployments',
  'no-incident-tool',
  'no-failures',
  'not-mended',
  'not-verified',
] as const;
export type ProductionGap = (typeof PRODUCTION_GAPS)[number];

export type ProductionFigures = Readonly<Record<ProductionMeasure, ProductionFigure>>;
