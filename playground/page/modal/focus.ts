/** The field the app wants, else the first one, else the button that closes. */
export function focusFirst(form: HTMLElement): void {
  const wanted = ['[data-focus]', FIELD, '.modal-body :is(a[href], button)', 'footer button', 'header button'];
  const [first] = wanted.flatMap((selector) => form.querySelector<HTMLElement>(selector) ?? []);
  first?.focus();
}

export function hasFields(form: HTMLElement): boolean {
  return form.querySelector(FIELD) !== null;
}

const FIELD = '.modal-body :is(input, select, textarea)';

/** Where the keyboard is, and what is around it: for coming back when the place itself has gone. */
export function rememberPlace(): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let at = document.activeElement; at !== null && at !== document.body; at = at.parentElement) {
    if (at instanceof HTMLElement) around.push(at);
  }
  return around;
}

/** To the nearest of them that is still there; else to the line to write into. */
export function comeBack(around: readonly HTMLElement[]): void {
  const line = document.querySelector<HTMLElement>('.pane.active textarea');
  for (const place of [...around, line]) {
    if (place?.isConnected !== true || place.checkVisibility() === false) continue;
    place.focus();
    if (document.activeElement !== place) continue;
    // Some buttons are only there while the keyboard is near them.
    if (place !== line) around[0]?.focus();
    return;
  }
}
