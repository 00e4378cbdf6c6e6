import { type ReactNode, useId } from 'react';

/** Entries that belong together, below their name. */
export function Group({ title, children }: { readonly title?: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  if (title === undefined) return <ul className="group">{children}</ul>;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="group-title">
        {title}
      </h2>
      <ul className="group">{children}</ul>
    </section>
  );
}
