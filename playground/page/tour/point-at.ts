/** How long something that is about to be drawn is waited for, and how long it stays marked, in milliseconds. */
const PATIENCE_MS = 4_000;
const MARKED_MS = 6_000;

type Find = () => HTMLElement | null;

/**
 * Draws the eye to something on the page as soon as it is there: brings it into sight, outlines it for a while, and
 * hands it the keyboard where it can take it. Blocks nothing.
 * @returns false when it did not come
 */
export async function pointAt(find: Find): Promise<boolean> {
  const target = await waitFor(find);
  if (target === null) return false;
  for (const marked of document.querySelectorAll('[data-pointed]')) delete (marked as HTMLElement).dataset.pointed;
  target.dataset.pointed = '';
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  target.focus({ preventScroll: true });
  const unmark = () => {
    delete target.dataset.pointed;
    clearTimeout(timer);
  };
  const timer = setTimeout(unmark, MARKED_MS);
  target.addEventListener('click', unmark, { once: true });
  return true;
}

/** What can be seen now, or within a moment; null when it doesn't come. */
export function waitFor(find: Find): Promise<HTMLElement | null> {
  const seen = (): HTMLElement | null => {
    const found = find();
    return found?.checkVisibility({ visibilityProperty: true }) === true ? found : null;
  };
  const now = seen();
  if (now !== null) return Promise.resolve(now);
  return new Promise((resolve) => {
    const end = (found: HTMLElement | null) => {
      watcher.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const watcher = new MutationObserver(() => {
      const found = seen();
      if (found !== null) end(found);
    });
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true });
    const timer = setTimeout(() => end(null), PATIENCE_MS);
  });
}
