import type { Person } from '../../company.ts';
import type { World } from '../../web/contract.ts';
import { wordsOf } from '../blocks/text.tsx';
import type { Element, OptionGroup } from './element.ts';

/** One thing to choose: `pick` is what Slack sends for it. */
export type Choice = {
  readonly key: string;
  readonly label: string;
  /** A few words more, or empty. */
  readonly about: string;
  /** The words above the group it stands in; empty outside of groups. */
  readonly group: string;
  readonly pick: unknown;
  /** A person's id, whose face stands beside; left out for anything else. */
  readonly face?: string;
};

export type Choices = readonly Choice[];

type Reader = { readonly world: Pick<World, 'people' | 'rooms' | 'bot'>; readonly me: Person };

/** What a select offers, whatever its kind. External ones have to be asked for: theirs is empty. */
export function choicesOf(element: Element, { world, me }: Reader): Choices {
  if (/users_select$/.test(element.type)) return world.people.map(choiceOfPerson);
  if (/channels_select$/.test(element.type)) return channelsOf({ world, me });
  if (/conversations_select$/.test(element.type)) return conversationsOf(element, { world, me });
  return optionChoices(element);
}

type Options = { readonly options?: Element['options']; readonly option_groups?: readonly OptionGroup[] };

/** The choices of a static menu, or of Muster's answer for an external one. */
export function optionChoices({ options = [], option_groups: groups = [] }: Options): Choices {
  const all = [...options.map((option) => ({ option, group: '' })), ...groups.flatMap(inGroup)];
  return all.map(({ option, group }) => ({
    ...{ key: option.value, label: wordsOf(option.text), about: wordsOf(option.description), group, pick: option },
  }));
}

const inGroup = ({ label, options }: OptionGroup) => options.map((option) => ({ option, group: wordsOf(label) }));

function choiceOfPerson({ id, name, title, kind }: Person): Choice {
  const about = kind === 'guest' && !/guest/i.test(title) ? `${title}, guest` : title;
  return { key: id, pick: id, label: name, about, group: '', face: id };
}

function channelsOf({ world, me }: Reader): Choices {
  return world.rooms
    .filter(({ name, members }) => name !== null && members.includes(me.id))
    .map(({ id, name, members }) => ({
      ...{ key: id, pick: id, label: `#${name}`, group: '' },
      about: `${members.filter((member) => member !== world.bot.id).length} people`,
    }));
}

function conversationsOf({ filter = {} }: Element, { world, me }: Reader): Choices {
  const { include = ['im', 'public'], exclude_bot_users: withoutBots = false } = filter;
  const channels = include.includes('public') ? channelsOf({ world, me }) : [];
  if (!include.includes('im')) return channels;
  const directs = world.rooms
    .filter(({ name, members }) => name === null && members.includes(me.id))
    .filter(({ members }) => !(withoutBots && members.includes(world.bot.id)));
  const other = (members: readonly string[]) => members.find((member) => member !== me.id) ?? me.id;
  return [
    ...channels,
    ...directs.map(({ id, members }) => ({
      ...{ key: id, pick: id, about: 'direct messages', group: '', face: other(members) },
      label: [...world.people, world.bot].find((one) => one.id === other(members))?.name ?? id,
    })),
  ];
}

/** Those that fit what was typed, the ones beginning with it first. */
export function fitting(choices: Choices, typed: string): Choices {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return choices;
  const begins = ({ label }: Choice) => bare(label).startsWith(bare(wanted));
  const has = ({ label, about }: Choice) =>
    label.toLowerCase().includes(wanted) || ` ${about.toLowerCase()}`.includes(` ${wanted}`);
  const found = choices.filter(
    (choice) => begins(choice) || (wanted.length > 1 && has(choice)) || hasWord(choice, wanted),
  );
  // Groups stay together, so only lists without groups are put in another order.
  if (found.some(({ group }) => group !== '')) return found;
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

const bare = (words: string): string => words.toLowerCase().replace(/^[#@]/, '');

/** One letter is little: it must begin a word of the name. */
function hasWord({ label }: Choice, wanted: string): boolean {
  return bare(label)
    .split(/[\s-]+/)
    .some((word) => word.startsWith(bare(wanted)));
}

/** The key of what is chosen: an id, or an option's value. */
export function keyOf(pick: unknown): string {
  if (typeof pick === 'object' && pick !== null && 'value' in pick) return String(pick.value);
  return pick === null || pick === undefined ? '' : String(pick);
}
