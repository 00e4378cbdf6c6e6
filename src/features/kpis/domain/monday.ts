import type { Weekly } from './weekly.ts';

/** A team's week as the message of Monday tells it, with the week before. */
export type TeamWeek = { readonly name: string; readonly week: Weekly; readonly before: Weekly };

/** Measures that Monday's message tells; *Explain* and the others are in Home. */
export const MONDAY_MEASURES = ['cycle', 'pickup', 'review', 'deploy'] as const;
