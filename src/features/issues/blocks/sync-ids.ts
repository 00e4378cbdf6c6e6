import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import type { ConnectionId } from '../../../kit/ids.ts';

/** Buttons; the argument is the connection's id, or empty for every connection. */
export const syncIds = { now: actionId('issues.sync-now') } as const;

/** @returns null for every connection */
export function parseConnection(argument: string): ConnectionId | null {
  return z.uuid().safeParse(argument).success ? (argument as ConnectionId) : null;
}
