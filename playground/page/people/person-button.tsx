import type { ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import { usePopup } from '../controls/use-popup.ts';
import { Icon } from '../icon.tsx';
import { LocalTime } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import { PeopleMenu } from './people-menu.tsx';

/** Who acts; a press offers everybody else. */
export function PersonButton({ size }: { readonly size: number }): ReactNode {
  const { me } = useScene();
  const { isOpen, open, close, anchor, panel } = usePopup();
  const leave = () => {
    close();
    anchor.current?.querySelector('button')?.focus();
  };
  return (
    <span ref={anchor} className="person">
      <button
        type="button"
        className="person-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-keyshortcuts="Alt+P"
        onClick={isOpen ? leave : open}
      >
        <Avatar userId={me.id} size={size} presence />
        <span className="for-ears">You act as</span>
        <span className="person-words">
          <strong>{me.name}</strong>
          <small>{me.title}</small>
        </span>
        <LocalTime person={me} />
        <Icon name="down" size={16} />
      </button>
      {isOpen && <PeopleMenu ref={panel} onClose={leave} />}
    </span>
  );
}
