import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { DEFAULT_ASK } from '../domain/ask.ts';
import { ownTeam } from '../domain/choose-scope.ts';
import { type KpiCommand, readKpiCommand } from '../domain/read-command.ts';
import type { Scope } from '../domain/scope.ts';
import { type NumbersTab, readNumbersWithin } from './read-numbers.ts';
import { type PersonViewer, readViewer } from './read-viewer.ts';

export type KpiAnswer =
  | Extract<KpiCommand, { kind: 'unknown' }>
  | { readonly kind: 'no-team' }
  | { readonly kind: 'tab'; readonly tab: NumbersTab };

/** The numbers behind `/muster kpi`, for the reader's eyes. */
export async function answerCommand(
  needs: Pick<Ports, 'scope' | 'clock'>,
  reader: PersonActor,
  text: string,
): Promise<KpiAnswer> {
  const command = readKpiCommand(text);
  if (command.kind === 'unknown') return command;
  return needs.scope(reader.workspaceId, async (tx) => {
    const known = await readViewer(tx, reader);
    const scope = scopeOf(known.viewer, command.whose);
    if (command.whose === 'team' && scope === null) return { kind: 'no-team' };
    const asked = { ...DEFAULT_ASK, scope, ...(command.range !== null && { range: command.range }) };
    return { kind: 'tab', tab: await readNumbersWithin(needs, tx, { reader, asked, known }) };
  });
}

function scopeOf(viewer: PersonViewer, whose: Extract<KpiCommand, { kind: 'asked' }>['whose']): Scope | null {
  switch (whose) {
    case null:
      return null;
    case 'me':
      return { kind: 'person', personId: viewer.personId };
    case 'workspace':
      return { kind: 'workspace' };
    case 'team':
      return ownTeam(viewer);
    default:
      return whose satisfies never;
  }
}
