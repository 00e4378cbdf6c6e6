import { existsSync } from 'node:fs';

export type BlockKitCheck = {
  readonly message: (message: unknown) => readonly string[];
  readonly view: (view: unknown) => readonly string[];
};

/**
 * The strict checker of Slack's limits, where the tree has one; else nothing is ever wrong. It refuses besides what the
 * playground's page could not draw.
 */
export async function loadBlockKitCheck(): Promise<BlockKitCheck> {
  const file = new URL('../../support/block-kit/check.ts', import.meta.url);
  if (!existsSync(file)) return { message: () => [], view: () => [] };
  const checker: { checkMessage: BlockKitCheck['message']; checkView: BlockKitCheck['view'] } = await import(file.href);
  const { checkDrawn } = await import('../../support/block-kit/drawn.ts');
  return {
    message: (message) => [...checker.checkMessage(message), ...checkDrawn(message)],
    view: (view) => [...checker.checkView(view), ...checkDrawn(view)],
  };
}
