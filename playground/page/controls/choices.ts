import type { Person } from '../../company.ts';
import type { World } from '../../web/describe-world.ts';
import { wordsOf } from '../blocks/text.tsx';
import { type Element, optionsOf, type Value } from './element.ts';

/** One thing to choose: `pick` is what Slack sends for it. */
export type Choice = { readonly key: string; readonly label: string; readonly pick: unknown };

/** What a select offers, whatever its kind. */
export function choicesOf(element: Element, world: World, me: Person): readonly Choice[] {
  if (/users_select$/.test(element.type)) {
    return world.people.map(({ id, name, kind }) => ({
      ...{ key: id, pick: id, label: kind === 'guest' ? `${name} (guest)` : name },
    }));
  }
  if (/(channels|conversations)_select$/.test(element.type)) {
    const mine = world.rooms.filter(({ name, members }) => name !== null && members.includes(me.id));
    return mine.map(({ id, name }) => ({ key: id, pick: id, label: `#${name}` }));
  }
  return optionsOf(element).map((option) => ({ key: option.value, label: wordsOf(option.text), pick: option }));
}

/** The key of what is chosen: an id, or an option's value. */
export function keyOf(pick: unknown): string {
  if (typeof pick === 'object' && pick !== null && 'value' in pick) return String(pick.value);
  return pick === null || pick === undefined ? '' : String(pick);
}

export type ControlParts = {
  readonly element: Element;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Ids for label and description; a control outside of a form names itself. */
  readonly id: string;
  readonly describedBy?: string;
  readonly label?: string;
  readonly invalid?: boolean;
  readonly required?: boolean;
  /** Where a typed text is told at Enter. */
  readonly onEnter?: () => void;
};

/** Attributes every native control shares. */
export function attributesOf({ id, describedBy, label, invalid = false, required = false, element }: ControlParts) {
  return {
    id,
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(label !== undefined && { 'aria-label': label }),
    ...(invalid && { 'aria-invalid': true }),
    ...(required && { 'aria-required': true }),
    ...(element.focus_on_load === true && { 'data-focus': '' }),
  };
}
