import { waitFor } from './point-at.ts';

/** Writes a line for somebody, who only has to send it. @returns false when there is no place to write */
export async function fillComposer(line: string): Promise<boolean> {
  const field = await waitFor(() =>
    document.querySelector<HTMLElement>('.pane.active textarea[aria-label^="Write as"]:not([readonly])'),
  );
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.focus();
  field.select();
  // As a hand would: the page hears of it as of anything typed, and the browser can take it back.
  const isTyped = document.execCommand('insertText', false, line);
  return isTyped;
}
