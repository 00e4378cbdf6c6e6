import { z } from 'zod';
import type { HostId } from '../../../ports/outbound/host-records.ts';

/** Webhooks of an app name the installation that caused them, whatever they are about. Source: GitHub's webhook payloads. */
export function readInstallation(body: unknown): HostId | null {
  const read = named.safeParse(body);
  return read.success ? (String(read.data.installation.id) as HostId) : null;
}

const named = z.object({ installation: z.object({ id: z.number().int().positive() }) });
