import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';
import { useMenu } from './menu-context.ts';

/** Where one is, at the top of it. */
export function TopBar({ children }: { readonly children: ReactNode }): ReactNode {
  const { open } = useMenu();
  return (
    <header className="top-bar">
      <IconButton className="only-narrow" name="menu" label="Open the menu" onPress={open} />
      {children}
    </header>
  );
}
