import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { usePopup } from '../controls/use-popup.ts';
import { useStage } from '../frame/stage-context.ts';
import { Icon, type IconName } from '../icon.tsx';
import { altKeysFor, keysFor } from '../keys.ts';
import { restartTour } from '../tour/tour-state.ts';
import { useScene } from '../world/context.ts';
import { type Theme, useTheme } from '../world/theme.ts';

/** The company's name, and behind it what concerns the page itself. */
export function WorkspaceMenu(): ReactNode {
  const { world } = useScene();
  const { isOpen, open, close, anchor, panel } = usePopup();
  const leave = () => {
    close();
    anchor.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (isOpen) panel.current?.querySelector('button')?.focus();
  }, [isOpen, panel]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' || event.key === 'Tab') leave();
    else if (!walk(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span ref={anchor} className="workspace">
      <button
        type="button"
        className="workspace-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={isOpen ? leave : open}
      >
        <strong>{world.workspace}</strong>
        <Icon name="down" size={16} />
      </button>
      {isOpen && (
        <div
          ref={panel}
          popover="manual"
          className="menu"
          role="menu"
          aria-label={world.workspace}
          onKeyDown={onKeyDown}
        >
          <Items onClose={leave} />
        </div>
      )}
    </span>
  );
}

const THEMES: readonly { readonly theme: Theme; readonly icon: IconName; readonly words: string }[] = [
  { theme: 'system', icon: 'system', words: 'As the system has it' },
  { theme: 'light', icon: 'sun', words: 'Light' },
  { theme: 'dark', icon: 'moon', words: 'Dark' },
];

function Items({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { isWide, isSplit, split, unsplit, open } = useStage();
  const [theme, setTheme] = useTheme();
  const after = (deed: () => void) => () => {
    onClose();
    deed();
  };
  return (
    <>
      <Item icon="search" words="Jump to…" keys={keysFor('K')} onPress={after(() => open('switcher'))} />
      <Item icon="people" words="Act as somebody else" keys={altKeysFor('P')} onPress={after(() => open('people'))} />
      {isWide && (
        <Item
          icon="columns"
          words={isSplit ? 'Only one person' : 'Two people side by side'}
          onPress={after(() => (isSplit ? unsplit(1) : split()))}
        />
      )}
      <Item icon="keyboard" words="Keys" keys="?" onPress={after(() => open('keys'))} />
      <Item icon="flag" words="Take the tour again" onPress={after(restartTour)} />
      <p className="menu-title">Theme</p>
      {THEMES.map((one) => (
        <Item key={one.theme} {...one} isOn={theme === one.theme} onPress={() => setTheme(one.theme)} />
      ))}
    </>
  );
}

type ItemParts = {
  readonly icon: IconName;
  readonly words: string;
  readonly keys?: string;
  /** Of several, this one holds; left out where nothing holds or not. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
};

function Item({ icon, words, keys, isOn, onPress }: ItemParts): ReactNode {
  const role = isOn === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': isOn };
  return (
    <button type="button" className="menu-item" {...role} onClick={onPress}>
      <Icon name={icon} />
      <span className="menu-words">{words}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
      {isOn === true && <Icon name="check" size={18} />}
    </button>
  );
}

/** @returns true when the key was an arrow */
function walk(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return false;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.indexOf(event.target as HTMLButtonElement);
  items[(at + step + items.length) % items.length]?.focus();
  return true;
}
