import type { HomeView } from '../../../kit/blocks/index.ts';

/** A view without the pictures that Slack keeps as files, and which those are. */
export function takeFilesOut(view: HomeView): { readonly fileIds: readonly string[]; readonly without: HomeView } {
  const fileIds: string[] = [];
  const blocks = view.blocks.filter((block) => {
    const id = fileOf(block);
    if (id !== null) fileIds.push(id);
    return id === null;
  });
  return { fileIds, without: { ...view, blocks } };
}

function fileOf(block: object): string | null {
  const file = 'slack_file' in block ? block.slack_file : null;
  return typeof file === 'object' && file !== null && 'id' in file ? String(file.id) : null;
}
