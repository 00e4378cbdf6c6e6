import type { PersonId } from '../../../kit/ids.ts';

export type AccountableQuestion = {
  readonly creatorId: PersonId;
  readonly responsibleId: PersonId;
  /** R's lead and manager; null where R has none. */
  readonly leadId: PersonId | null;
  readonly managerId: PersonId | null;
};

export type DefaultAccountable = {
  readonly accountableId: PersonId;
  readonly because: 'creator' | 'lead' | 'manager' | 'nobody-else';
  /** To be shown when A isn't simply the creator; null otherwise. */
  readonly note: string | null;
};

/** Who answers for a task when nobody was named: the creator; when the creator is R: R's lead, else R's manager, else the creator. */
export function defaultAccountable({
  creatorId,
  responsibleId,
  leadId,
  managerId,
}: AccountableQuestion): DefaultAccountable {
  if (creatorId !== responsibleId) return { accountableId: creatorId, because: 'creator', note: null };
  if (leadId !== null && leadId !== responsibleId) {
    return { accountableId: leadId, because: 'lead', note: 'Your lead is accountable, because you do it yourself.' };
  }
  if (managerId !== null && managerId !== responsibleId) {
    return {
      accountableId: managerId,
      because: 'manager',
      note: 'Your manager is accountable, because you do it yourself and have no lead.',
    };
  }
  return {
    accountableId: creatorId,
    because: 'nobody-else',
    note: 'You are responsible and accountable, because no lead or manager of yours is known.',
  };
}
