import type { CalendarDay } from '../../kit/zones.ts';

/** Public holidays by country, and by its parts where they differ. */
export interface Holidays {
  /**
   * Which dates are public holidays in a region.
   * @param region ISO 3166 code, `DE` or `DE-BY`; an unknown one has no holidays
   */
  of(region: string): Promise<(on: CalendarDay) => boolean>;
  /** The regions there are: countries by their English name, each followed by its parts. */
  regions(): Promise<readonly { readonly code: string; readonly name: string }[]>;
}
