import type { TaskFieldOffer } from '../../../ports/inbound/task-field.ts';

/** A field of another feature in a task's form. */
export type AddedField = TaskFieldOffer & { readonly name: string };

/** What somebody chose in one, where it isn't what the form showed. */
export type ChosenField = { readonly name: string; readonly value: string };

/** How added fields stood when the form was drawn, by name. */
export type ShownFields = Readonly<Record<string, string>>;

/** What was changed in them; a field that the form didn't have, or that was left empty, is none. */
export function chosenIn(shown: ShownFields, typed: (name: string) => string | null): readonly ChosenField[] {
  return Object.entries(shown).flatMap(([name, present]) => {
    const value = typed(name);
    return value === null || value === present ? [] : [{ name, value }];
  });
}
