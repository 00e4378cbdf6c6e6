import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import { TopBar } from './top-bar.tsx';

type Titled = { readonly icon: IconName; readonly title: string; readonly about: string };

/** The top of a place that is no conversation: its mark, its name, and what it is. */
export function TitledBar({ icon, title, about }: Titled): ReactNode {
  return (
    <TopBar>
      <span className="room-mark">
        <Icon name={icon} />
      </span>
      <div className="title">
        <h1>{title}</h1>
        <p>{about}</p>
      </div>
    </TopBar>
  );
}
