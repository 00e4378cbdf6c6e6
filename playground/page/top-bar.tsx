import type { ReactNode } from 'react';
import { usePress } from './controls/press.tsx';
import { useDeed, useScene } from './world/context.ts';

type Parts = { readonly title: string; readonly about: string; readonly onMenu: () => void };

/** Where one is, and the shortcuts that work everywhere. */
export function TopBar({ title, about, onMenu }: Parts): ReactNode {
  const { world } = useScene();
  return (
    <header className="top-bar">
      <button type="button" className="button menu" aria-label="Open the menu" onClick={onMenu}>
        ☰
      </button>
      <div className="title">
        <h1>{title}</h1>
        <p>{about}</p>
      </div>
      {world.manifest.shortcuts
        .filter(({ type }) => type === 'global')
        .map(({ id, name }) => (
          <ShortcutButton key={id} {...{ id, name }} />
        ))}
    </header>
  );
}

function ShortcutButton({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const deed = useDeed();
  const { busy, start } = usePress(undefined);
  return (
    <button
      type="button"
      className="button"
      disabled={busy}
      aria-busy={busy}
      onClick={() => start(() => deed('shortcut', { callbackId: id }))}
    >
      {name}
    </button>
  );
}
