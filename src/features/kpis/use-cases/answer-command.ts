import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { DEFAULT_ASK } from '../domain/ask.ts';
import { ownTeam } from '../domain/choose-scope.ts';
import { type KpiCommand, readKpiCommand } from '../domain/read-command.ts';
import type { Scope } from '../domain/scope.ts';
import { type NumbersTab, readNumbersTab } from './read-numbers.ts';
import { readViewer } from './read-viewer.ts';

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
  const scope = await scopeOf(needs, reader, command.whose);
  if (command.whose === 'team' && scope === null) return { kind: 'no-team' };
  const ask = { ...DEFAULT_ASK, scope, ...(command.range !== null && { range: command.range }) };
  return { kind: 'tab', tab: await readNumbersTab(needs, reader, ask) };
}

async function scopeOf(
  needs: Pick<Ports, 'scope'>,
  reader: PersonActor,
  whose: Extract<KpiCommand, { kind: 'asked' }>['whose'],
): Promise<Scope | null> {
  switch (whose) {
    case null:
      return null;
    case 'me':
      return { kind: 'person', personId: reader.personId };
    case 'workspace':
      return { kind: 'workspace' };
    case 'team':
      return ownTeam((await needs.scope(reader.workspaceId, (tx) => readViewer(tx, reader))).viewer);
    default:
      return whose satisfies never;
  }
}
