import { expect, it } from 'vitest';
import { defaultAccountable } from '../../../../src/features/tasks/domain/accountable.ts';
import { person } from './a-task.ts';

it.each([
  ['somebody else does it', 'cleo', 'rae', 'lea', 'max', 'cleo', null],
  ['the creator does it', 'cleo', 'cleo', 'lea', 'max', 'lea', /Your lead/],
  ['… and has no lead', 'cleo', 'cleo', null, 'max', 'max', /Your manager/],
  ['… and is their own lead', 'cleo', 'cleo', 'cleo', 'max', 'max', /Your manager/],
  ['… and has neither', 'cleo', 'cleo', null, null, 'cleo', /no lead or manager/],
  ['… and is both', 'cleo', 'cleo', 'cleo', 'cleo', 'cleo', /no lead or manager/],
])('when %s, %s creates for %s (lead %s, manager %s): accountable is %s', (_, creator, r, lead, manager, a, note) => {
  const chosen = defaultAccountable({
    creatorId: person(creator),
    responsibleId: person(r),
    leadId: lead === null ? null : person(lead),
    managerId: manager === null ? null : person(manager),
  });
  expect(chosen.accountableId).toBe(a);
  if (note === null) expect(chosen.note).toBeNull();
  else expect(chosen.note).toMatch(note);
});
