import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { usePress } from '../controls/press.tsx';
import { usePopup } from '../controls/use-popup.ts';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useDeed, useScene } from '../world/context.ts';

/** The app's shortcuts that work everywhere, behind a plus. */
export function ShortcutMenu(): ReactNode {
  const { world } = useScene();
  const deed = useDeed();
  const { busy, start } = usePress(undefined);
  const { isOpen, open, close, anchor, panel } = usePopup();
  const shortcuts = world.manifest.shortcuts.filter(({ type }) => type === 'global');
  useEffect(() => {
    if (isOpen) panel.current?.querySelector('button')?.focus();
  }, [isOpen, panel]);
  if (shortcuts.length === 0) return null;
  const leave = () => {
    close();
    anchor.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  return (
    <span ref={anchor}>
      <IconButton name="plus" label="Shortcuts" busy={busy} onPress={isOpen ? leave : open} />
      {isOpen && (
        <div ref={panel} popover="manual" className="menu" role="menu" aria-label="Shortcuts" onKeyDown={onKeyDown}>
          {shortcuts.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              className="menu-item"
              onClick={() => {
                leave();
                start(() => deed('shortcut', { callbackId: id }));
              }}
            >
              <Icon name="bolt" />
              <span>{name}</span>
              <small>{world.bot.name}</small>
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
