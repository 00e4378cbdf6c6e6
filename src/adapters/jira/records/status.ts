import { z } from 'zod';
import type { StatusCategory, TrackerStatus } from '../../../ports/outbound/tracker-records.ts';
import { id } from './id.ts';

/** Source: developer.atlassian.com, workflow status categories; `undefined` is what old workflows have. */
const CATEGORIES: Readonly<Record<string, StatusCategory>> = {
  new: 'to-do',
  indeterminate: 'in-progress',
  done: 'done',
};

export const status = z
  .object({ id, name: z.string(), statusCategory: z.object({ key: z.string().nullish() }).nullish() })
  .transform(
    ({ id: statusId, name, statusCategory }): TrackerStatus => ({
      id: statusId,
      name,
      category: CATEGORIES[statusCategory?.key ?? ''] ?? null,
    }),
  );
