import { type FormEvent, type ReactNode, useId } from 'react';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useScene } from '../world/context.ts';
import { CommandHelp } from './command-help.tsx';
import { Offers } from './offers.tsx';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { TEXT_MAX, useComposer, type WritePlace } from './use-composer.ts';

type Parts = { readonly place: WritePlace; readonly placeholder: string; readonly startsFocused?: boolean };

/** The line to write into: words for the others, commands for Muster. */
export function Composer({ place, placeholder, startsFocused = false }: Parts): ReactNode {
  const { me, world } = useScene();
  const list = useId();
  const line = useComposer(place, startsFocused);
  const { text, busy, field, typing } = line;
  const isOpen = typing.suggestions.length > 0;
  const left = TEXT_MAX - text.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    line.send();
  };
  return (
    <form className="writer" data-region onSubmit={submit}>
      {isOpen ? (
        <Offers id={list} suggestions={typing.suggestions} active={typing.active} onTake={typing.take} />
      ) : (
        <CommandHelp text={text} onTry={line.write} />
      )}
      <div className="writer-text" data-value={`${text} `}>
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={world.muster.kind === 'starting' ? 'In a moment you can write here' : placeholder}
          readOnly={busy}
          aria-label={place.threadTs === undefined ? `Write as ${me.name}` : `Reply as ${me.name}`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(isOpen && { 'aria-controls': list, 'aria-activedescendant': `${list}-${typing.active}` })}
          {...(left < 0 && { 'aria-invalid': true })}
          onChange={({ target }) => line.write(target.value)}
          onSelect={line.onMove}
          onBlur={typing.hide}
          onKeyDown={line.onKeyDown}
        />
      </div>
      <div className="writer-tools">
        {place.threadTs === undefined && <ShortcutMenu />}
        <IconButton name="at" label="Mention somebody" onPress={() => line.insert('@')} />
        {place.threadTs === undefined && (
          <IconButton name="slash" label="Type a command" onPress={() => line.begin('/')} />
        )}
        <span className="writer-hint" aria-hidden="true">
          <kbd>Shift</kbd> <kbd>Enter</kbd> for a new line
        </span>
        <Left left={left} />
        <button type="submit" className="send" disabled={!line.canSend} aria-busy={busy} aria-label="Send">
          <Icon name="send" size={18} />
        </button>
      </div>
    </form>
  );
}

/** From here on the characters left are counted. */
const COUNT_FROM = 400;

function Left({ left }: { readonly left: number }): ReactNode {
  if (left > COUNT_FROM) return null;
  return (
    <span className={left < 0 ? 'writer-left over' : 'writer-left'} role="status">
      {left < 0 ? `${-left} too many` : `${left} left`}
    </span>
  );
}
