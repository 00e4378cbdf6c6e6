import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { useScene } from '../world/context.ts';
import { placeIn, readHint, type Way } from './read-hint.ts';

type Parts = {
  readonly text: string;
  readonly onTry: (text: string) => void;
};

/** Shown while a command is being typed: what it does, what may be given, what it looks like. */
export function CommandHelp({ text, onTry }: Parts): ReactNode {
  const { world, me } = useScene();
  const [, name = '', typed = ''] = /^(\/[a-z]+)\s([\s\S]*)$/i.exec(text) ?? [];
  const command = world.manifest.commands.find((one) => one.command === name.toLowerCase());
  if (command === undefined) return null;
  const ways = readHint(command.hint);
  const main = ways.find(({ slots }) => slots.length > 0);
  const others = ways.filter((way) => way !== main);
  const other = world.people.find(({ id, kind }) => id !== me.id && kind === 'member');
  const examples = typed === '' && main !== undefined ? examplesFor(command.command, other?.handle ?? me.handle) : [];
  return (
    <aside className="command-help" aria-label={`How ${command.command} works`}>
      <p className="help-about">
        <strong>{command.command}</strong> {command.description}
      </p>
      {main !== undefined && <Slots way={main} typed={typed} />}
      {others.length > 0 && (
        <p className="help-others">
          {main !== undefined && 'or '}
          {others.map(({ words }) => (
            <code key={words}>{words}</code>
          ))}
        </p>
      )}
      {examples.length > 0 && <Examples examples={examples} onTry={onTry} />}
    </aside>
  );
}

function Slots({ way, typed }: { readonly way: Way; readonly typed: string }): ReactNode {
  const { filled, current } = placeIn(way, typed);
  return (
    <ul className="slots" aria-label="What may be given, in any order">
      {way.slots.map(({ example }, at) => (
        <li key={example} className={slotClass(at === current, filled[at] === true)}>
          {filled[at] === true && at !== current && <Icon name="check" size={14} />}
          {example}
        </li>
      ))}
    </ul>
  );
}

function slotClass(isCurrent: boolean, isFilled: boolean): string {
  if (isCurrent) return 'slot current';
  return isFilled ? 'slot filled' : 'slot';
}

type ExamplesParts = { readonly examples: readonly string[]; readonly onTry: (text: string) => void };

function Examples({ examples, onTry }: ExamplesParts): ReactNode {
  return (
    <p className="help-examples">
      <span>Try</span>
      {examples.map((example) => (
        <button
          key={example}
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTry(example)}
        >
          {example}
        </button>
      ))}
    </p>
  );
}

/** Lines one can send as they are. */
function examplesFor(command: string, handle: string): readonly string[] {
  if (command !== '/task') return [];
  return [`/task Fix the login page @${handle} friday 3p`, '/task Renew the certificate tomorrow !high'];
}
