import type { MouseEvent, ReactNode } from 'react';
import { pullAt, writePullPlace } from '../../github/pull-place.ts';
import { JIRA_SITE } from '../../jira/project.ts';
import { useScene } from '../world/context.ts';
import { isSafe } from './read-mrkdwn.ts';

/**
 * A link that opens elsewhere and tells that place nothing; text only where the address isn't one to follow. What is on
 * the local GitHub or in the local Jira is shown here.
 */
export function SafeLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const { me, moves } = useScene();
  if (!isSafe(href)) return children;
  const pull = pullPlaceOf(href);
  if (pull !== null) {
    const go = (event: MouseEvent) => {
      event.preventDefault();
      moves.go('github', pull);
    };
    return (
      <a href={`#/${me.id}/github@${pull}`} onClick={go}>
        {children}
      </a>
    );
  }
  if (href.startsWith(`${JIRA_SITE}/browse/`)) {
    const go = (event: MouseEvent) => {
      event.preventDefault();
      moves.go('jira');
    };
    return (
      <a href={`#/${me.id}/jira`} onClick={go}>
        {children}
      </a>
    );
  }
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function pullPlaceOf(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { hostname, pathname } = new URL(href);
  const place = hostname === '127.0.0.1' ? pullAt(pathname) : null;
  return place === null ? null : writePullPlace(place);
}
