import { z } from 'zod';
import { cutText } from '../../kit/text.ts';
import { SlackCallError, type SlackFiles } from '../../ports/outbound/slack.ts';
import { isUploadAddress } from './answer-address.ts';
import type { CallSlack, TokenFor } from './call-slack.ts';
import { failureOf, failureOfStatus } from './failure-of.ts';

type Needs = { readonly apiUrl: string; readonly tokenFor: TokenFor; readonly timeoutMs: number };

/**
 * Files in Slack's three steps: an address to send to, the bytes, and the word that they are there. Shared nowhere.
 * Source: docs.slack.dev, files.getUploadURLExternal.
 */
export function createFiles(call: CallSlack, { apiUrl, tokenFor, timeoutMs }: Needs): SlackFiles {
  return {
    async keep(workspaceId, { bytes, name, alt }) {
      const token = await tokenFor(workspaceId);
      const args = { filename: name, length: bytes.length, alt_txt: cutText(alt, ALT_MAX) };
      const { upload_url, file_id } = await call(token, {
        method: 'files.getUploadURLExternal',
        args,
        answer: placeShape,
      });
      if (!isUploadAddress(upload_url, apiUrl))
        throw new SlackCallError(UPLOAD, { kind: 'permanent', code: 'refused_address', scope: 'target' });
      await send(upload_url, bytes, timeoutMs);
      const files = [{ id: file_id, title: name }];
      await call(token, { method: 'files.completeUploadExternal', args: { files }, answer: z.object({}) });
      return file_id;
    },
    async remove(workspaceId, fileId) {
      try {
        const token = await tokenFor(workspaceId);
        await call(token, { method: 'files.delete', args: { file: fileId }, answer: z.object({}) });
      } catch (error) {
        const isGone =
          error instanceof SlackCallError && error.failure.kind === 'permanent' && error.failure.scope === 'target';
        if (!isGone) throw error;
      }
    },
  };
}

const UPLOAD = 'upload_url';
/** Source: files.getUploadURLExternal, `alt_txt_too_large`. */
const ALT_MAX = 1_000;
const placeShape = z.object({ upload_url: z.string(), file_id: z.string().min(1) });

async function send(url: string, bytes: Uint8Array, timeoutMs: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw new SlackCallError(UPLOAD, failureOf(error), error);
  });
  const text = await response.text().catch(() => '');
  if (!response.ok) throw new SlackCallError(UPLOAD, failureOfStatus(response.status, text));
}
