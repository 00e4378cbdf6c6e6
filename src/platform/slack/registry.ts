import type {
  Action,
  AddedVerb,
  Command,
  Shortcut,
  SlackEvent,
  SlackListeners,
  Submission,
  Suggestion,
} from '../../ports/inbound/slack.ts';

type EventListener = (event: SlackEvent) => Promise<void>;
/** A slash command that is one thing, or one that is a list of words. */
export type CommandEntry =
  | { readonly kind: 'single'; readonly command: Command; readonly verbs: readonly AddedVerb[] }
  | { readonly kind: 'words'; readonly words: ReadonlyMap<string, Command> };

/** Everything the features listen to, by name: finding one costs the same however many there are. */
export type Registry = {
  readonly commands: ReadonlyMap<string, CommandEntry>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly submissions: ReadonlyMap<string, Submission>;
  readonly shortcuts: ReadonlyMap<string, Shortcut>;
  readonly messageShortcuts: ReadonlyMap<string, Shortcut>;
  readonly events: ReadonlyMap<string, readonly EventListener[]>;
};

/** @throws Error when two features claim the same name, or a name can't be reached */
export function buildRegistry(features: readonly SlackListeners[]): Registry {
  const events = new Map<string, EventListener[]>();
  for (const { events: listeners = {} } of features) {
    for (const [name, listener] of Object.entries(listeners)) events.set(name, [...(events.get(name) ?? []), listener]);
  }
  const actions = merge(
    'action',
    features.map((feature) => feature.actions),
  );
  for (const name of actions.keys()) {
    if (name.includes(':')) throw new Error(`action ${name} can't be reached: the part after ":" is its argument`);
  }
  return {
    commands: mergeCommands(features),
    actions,
    suggestions: merge(
      'suggestion',
      features.map((feature) => feature.suggestions),
    ),
    submissions: merge(
      'submission',
      features.map((feature) => feature.submissions),
    ),
    shortcuts: merge(
      'shortcut',
      features.map((feature) => feature.shortcuts),
    ),
    messageShortcuts: merge(
      'message shortcut',
      features.map((feature) => feature.messageShortcuts),
    ),
    events,
  };
}

function merge<T>(kind: string, parts: readonly (Readonly<Record<string, T>> | undefined)[]): Map<string, T> {
  const all = new Map<string, T>();
  for (const part of parts)
    for (const [name, listener] of Object.entries(part ?? {})) put(all, { kind, name, listener });
  return all;
}

function put<T>(all: Map<string, T>, { kind, name, listener }: { kind: string; name: string; listener: T }): void {
  if (all.has(name)) throw new Error(`two features claim the ${kind} ${name}`);
  all.set(name, listener);
}

function mergeCommands(features: readonly SlackListeners[]): Map<string, CommandEntry> {
  const all = new Map<string, CommandEntry>();
  const wordsOf = new Map<string, Map<string, Command>>();
  for (const { commands = {} } of features) {
    for (const [name, listener] of Object.entries(commands)) {
      if (isCommand(listener)) {
        put(all, {
          kind: 'command',
          name,
          listener: { kind: 'single', command: listener, verbs: addedTo(features, name) },
        });
        continue;
      }
      const words = wordsOf.get(name) ?? new Map<string, Command>();
      if (!wordsOf.has(name)) put(all, { kind: 'command', name, listener: { kind: 'words', words } });
      wordsOf.set(name, words);
      for (const [word, command] of Object.entries(listener))
        put(words, { kind: `word of ${name}`, name: word, listener: command });
    }
  }
  for (const name of features.flatMap(({ verbs = {} }) => Object.keys(verbs)))
    if (all.get(name)?.kind !== 'single') throw new Error(`a verb is added to ${name}, which no feature owns`);
  return all;
}

function addedTo(features: readonly SlackListeners[], name: string): readonly AddedVerb[] {
  return features.flatMap(({ verbs = {} }) => verbs[name] ?? []);
}

function isCommand(listener: Command | Readonly<Record<string, Command>>): listener is Command {
  return typeof listener.run === 'function';
}
