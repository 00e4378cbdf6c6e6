import { type Answer, type Args, type Around, jsonArg, type Method, numberArg, refuse, textArg } from './method.ts';

/** How long Slack reads a file before it may be shown, as seen by those who show it at once. */
const READY_MS = 2_000;

export const getUploadURLExternal: Method = ({ world, workspace, origin }, args) => {
  const length = numberArg(args, 'length', 0);
  if (length <= 0 || textArg(args, 'filename') === '') return refuse('missing_argument');
  if (textArg(args, 'alt_txt').length > 1_000) return refuse('alt_txt_too_large');
  const id = world.nextId('F');
  workspace.files.set(id, { id, name: textArg(args, 'filename'), length, received: null, completedAt: null });
  return { ok: true, file_id: id, upload_url: `${origin}/upload/${workspace.teamId}/${id}` };
};

export const completeUploadExternal: Method = ({ world, workspace }, args) => {
  const given = jsonArg(args, 'files');
  const ids = (Array.isArray(given) ? given : []).map((one: { id?: unknown }) => String(one.id));
  const files = ids.map((id) => workspace.files.get(id));
  if (files.length === 0) return refuse('invalid_arguments');
  if (files.some((file) => file?.received !== file?.length)) return refuse('file_not_found');
  for (const file of files) if (file !== undefined) file.completedAt = world.now();
  return { ok: true, files: ids.map((id) => ({ id })) };
};

export const remove: Method = ({ workspace }, args) =>
  workspace.files.delete(textArg(args, 'file')) ? { ok: true } : refuse('file_not_found');

/** The bytes themselves, at the address Slack gave. */
export function takeUpload({ workspace }: Pick<Around, 'workspace'>, id: string, length: number): boolean {
  const file = workspace.files.get(id);
  if (file === undefined || length !== file.length) return false;
  file.received = length;
  return true;
}

/** A view or message that shows a file Slack doesn't have, or hasn't read yet, is refused as a whole. */
export function checkFiles({ world, workspace }: Around, content: Args): Answer | null {
  const blocks = jsonArg(content, 'blocks');
  const shown = (Array.isArray(blocks) ? blocks : []).flatMap((block: { slack_file?: { id?: string } }) =>
    block.slack_file?.id === undefined ? [] : [block.slack_file.id],
  );
  const isReady = (id: string) => {
    const at = workspace.files.get(id)?.completedAt ?? null;
    return at !== null && world.now() - at >= READY_MS;
  };
  return shown.every(isReady) ? null : refuse('invalid_blocks', { errors: ['invalid slack file'] });
}
