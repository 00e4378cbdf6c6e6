import type { PersonId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { RaciLetter } from '../domain/checker.ts';
import { findSettingsFor } from '../store/team-settings.ts';

type Remembered = { version: number; readonly letters: Map<PersonId, readonly RaciLetter[]> };
type Asked = {
  readonly workspaceId: WorkspaceId;
  readonly responsibleId: PersonId;
  /** Teams and their task settings raise it; the write of the task checks that it still stands. */
  readonly directoryVersion: number;
};

/** Entries kept; a workspace has fewer people. */
const ENTRIES_MAX = 2_000;

/** Which letters R's team asks for, remembered between tasks as long as nobody changes people, teams or their settings. */
export async function requiredLetters(
  needs: Pick<Ports, 'scope' | 'memory'>,
  { workspaceId, responsibleId, directoryVersion }: Asked,
): Promise<readonly RaciLetter[]> {
  const make = (): Remembered => ({ version: -1, letters: new Map() });
  const remembered = needs.memory.of(workspaceId, 'tasks.required-letters', make);
  if (remembered.version !== directoryVersion || remembered.letters.size >= ENTRIES_MAX) {
    remembered.version = directoryVersion;
    remembered.letters.clear();
  }
  const known = remembered.letters.get(responsibleId);
  if (known !== undefined) return known;
  const { required } = await needs.scope(workspaceId, (tx) => findSettingsFor(tx, responsibleId));
  if (remembered.version === directoryVersion) remembered.letters.set(responsibleId, required);
  return required;
}
