import { directId } from '../../company.ts';
import { nameOf, type Scene } from '../world/context.ts';
import { fillComposer } from './fill-composer.ts';
import { pointAt } from './point-at.ts';
import type { Facts } from './tour-state.ts';

export type Step = {
  readonly title: string;
  readonly words: (facts: Facts, scene: Scene) => string;
  /** What to type, shown as it is written; null where nothing is typed. */
  readonly typed: ((facts: Facts, scene: Scene) => string) | null;
  readonly isDone: (facts: Facts) => boolean;
  /** Said when it is done. */
  readonly praise: string;
  /** Prepares it or points at it. */
  readonly show: (facts: Facts, scene: Scene) => Promise<unknown>;
};

const find = (selector: string) => () => document.querySelector<HTMLElement>(selector);

/** Where the person who acts can write: in the pane used last. */
const PANE = '.pane.active';

export const steps: readonly Step[] = [
  {
    title: 'Create a task',
    words: () => 'Hand out some work: say what, by whom and by when, all in one line.',
    typed: (_, scene) => taskLine(scene),
    isDone: ({ task }) => task !== null,
    praise: 'Done. Muster told whoever has it.',
    show: async (_, scene) => {
      if (document.querySelector(`${PANE} textarea[aria-label^="Write as"]`) === null) scene.moves.go('C01GENERAL');
      await fillComposer(taskLine(scene));
    },
  },
  {
    title: 'Be its owner',
    words: (facts, { world }) =>
      `${ownerOf(facts, world)} has ${facts.task ?? 'the task'} now. Act as ${ownerOf(facts, world)} and open the messages from ${world.bot.name}.`,
    typed: null,
    isDone: ({ wasOwner }) => wasOwner,
    praise: 'That is how it looks on the other side.',
    show: async ({ ownerId }, { me, world, moves }) => {
      const muster = directId(ownerId ?? me.id, world.bot.id);
      if (ownerId === null || ownerId === me.id) {
        if (!(await pointAt(find(`${PANE} [data-tour="muster"]`)))) moves.go(muster);
        return;
      }
      const person = () => personButton(nameOf(world, ownerId));
      if (person()?.checkVisibility() === true) return pointAt(person);
      moves.switchTo(ownerId);
      moves.go(muster);
    },
  },
  {
    title: 'Block it',
    words: ({ task }) => `Something is in the way of ${task ?? 'the task'}? Press Block on its card and say what.`,
    typed: null,
    isDone: ({ wasBlocked }) => wasBlocked,
    praise: 'Whoever is accountable is asked to help, as soon as they are at work.',
    show: async ({ task, ownerId }, { me, world, moves }) => {
      const owner = ownerId ?? me.id;
      if (owner !== me.id) moves.switchTo(owner);
      if (!hasCard(task)) moves.go(directId(owner, world.bot.id));
      return pointAt(blockButton(task));
    },
  },
  {
    title: 'Look at Home',
    words: ({ task }, { world }) =>
      `${world.bot.name}’s Home gathers what concerns somebody. Whoever answers for ${task ?? 'the task'} finds it there as blocked.`,
    typed: null,
    isDone: ({ sawHome }) => sawHome,
    praise: 'Everybody has a Home of their own.',
    show: async (_, { moves }) => {
      const home = find(`${PANE} [data-tour="home"]`);
      if (home()?.checkVisibility({ visibilityProperty: true }) === true) return pointAt(home);
      moves.go('home');
    },
  },
  {
    title: 'Undo',
    words: () => 'Nothing here is dangerous. Finish the task by mistake, then press Undo below the answer.',
    typed: ({ task }) => doneLine(task),
    isDone: ({ undone }) => undone,
    praise: 'As if nothing had happened.',
    show: async ({ task, ownerId }, { me, world, moves }) => {
      const undo = find(`[aria-label="Undo this change of ${task}"]`);
      if (undo()?.checkVisibility() === true) return pointAt(undo);
      const owner = ownerId ?? me.id;
      if (owner !== me.id) moves.switchTo(owner);
      moves.go(directId(owner, world.bot.id));
      await fillComposer(doneLine(task));
    },
  },
];

function taskLine({ me }: Scene): string {
  return `/task Fix the login page @${me.handle === 'ben' ? 'ana' : 'ben'} friday 3p`;
}

const doneLine = (task: string | null): string => `/task done ${task ?? 'T-1'}`;

/** Where one press makes somebody act. */
function personButton(name: string): HTMLElement | null {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-tour="people"] button')];
  const saysIt = (button: HTMLElement) =>
    `${button.ariaLabel ?? ''} ${button.textContent}`.trim().startsWith(`Act as ${name}`);
  return buttons.find(saysIt) ?? null;
}

function ownerOf({ ownerId }: Facts, world: Scene['world']): string {
  return ownerId === null ? 'Its owner' : (nameOf(world, ownerId).split(' ')[0] ?? '');
}

function hasCard(task: string | null): boolean {
  return blockButton(task)() !== null;
}

/** Muster names it by what it shows and by its task. */
const blockButton = (task: string | null) => find(`${PANE} [aria-label^="Block ${task}:"]`);
