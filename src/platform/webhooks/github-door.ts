import type { IncomingMessage } from 'node:http';
import { onlyHeader } from '../http/only-header.ts';
import type { WebhookDoor } from './receiver.ts';
import { findSigners, readSignature } from './verify-body.ts';

/** GitHub's webhooks: signed over their bytes. */
export const githubDoor: WebhookDoor<Buffer> = {
  source: 'github',
  words: {
    sender: 'GitHub',
    unsupported: 'Choose the content type application/json for this webhook.',
    malformed: 'X-GitHub-Event or X-GitHub-Delivery is missing.',
  },
  readClaim: (req) => readSignature(req.rawHeaders, 'x-hub-signature-256'),
  findSigners: (keys, { claim, pieces }) => findSigners(keys, { signature: claim, pieces }),
  describe(req, { signers }) {
    const event = onlyHeader(req.rawHeaders, 'x-github-event');
    const deliveryId = onlyHeader(req.rawHeaders, 'x-github-delivery');
    if (event === null || deliveryId === null || !/^\w{1,64}$/.test(event) || !/^[\w.:-]{1,255}$/.test(deliveryId))
      return 'malformed';
    return { deliveryId, signers, headers: { event } };
  },
  formOf,
};

/** `form` is what GitHub's page for a single webhook offers first. */
function formOf(req: IncomingMessage): 'json' | 'form' | null {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return null;
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return type === 'application/json' || type === '' ? 'json' : null;
}
