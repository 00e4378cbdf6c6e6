import type { ReactNode } from 'react';
import { isSafe } from './read-mrkdwn.ts';

/** A link that opens elsewhere and tells that place nothing; text only where the address isn't one to follow. */
export function SafeLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  if (!isSafe(href)) return children;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
