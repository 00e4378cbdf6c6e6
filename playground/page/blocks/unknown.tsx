import type { ReactNode } from 'react';

/** Stands where something can't be drawn, so that nobody thinks Muster said nothing. */
export function Unknown({ type }: { readonly type: string }): ReactNode {
  return (
    <span className="unknown" data-unknown={type}>
      The playground can’t draw “{type}” yet.
    </span>
  );
}
