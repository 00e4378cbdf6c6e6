import { hash } from 'node:crypto';
import type { ApiKeyActor } from '../../kit/actor.ts';
import { MusterError } from '../../kit/errors.ts';
import type { ApiKeys } from '../../ports/inbound/api-keys.ts';

/** Who sends a request, by its `Authorization` header. @throws MusterError 'forbidden' no or a wrong key · 'limit' too often */
export type ApiGuard = (authorization: string | undefined) => Promise<ApiKeyActor>;

/** Of one key and process: so many at once, and so many a second on and on. House rule: a batch holds 500 commits. */
const BURST = 60;
const PER_SECOND = 10;
/** Of everything that isn't a key known here: guessing must not cost the database more. */
const STRANGERS = { burst: 100, perSecond: 20 };
/** A revoked key works so long on other replicas. */
const KNOWN_MS = 2_000;
const KNOWN_MAX = 1_000;

type Known = { readonly actor: ApiKeyActor; readonly bucket: Bucket; readonly until: number };

/** Lets keys in, each within its own limit, so that one that runs wild disturbs nobody else. */
export function createApiGuard(keys: ApiKeys, now: () => number = () => performance.now()): ApiGuard {
  const known = new Map<string, Known>();
  const strangers = createBucket(STRANGERS, now);

  return async (authorization) => {
    const token = /^Bearer ([\x21-\x7e]{20,200})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorised();
    const fingerprint = hash('sha256', token, 'hex');
    const entry = known.get(fingerprint);
    // Before anything is looked up or read: a refusal costs next to nothing.
    (entry?.bucket ?? strangers).take();
    if (entry !== undefined && entry.until > now()) return entry.actor;
    const actor = await keys.find(token);
    if (actor === null) {
      known.delete(fingerprint);
      throw unauthorised();
    }
    if (known.size >= KNOWN_MAX) known.delete(known.keys().next().value ?? '');
    const bucket = known.get(fingerprint)?.bucket ?? createBucket({ burst: BURST, perSecond: PER_SECOND }, now);
    if (entry === undefined) bucket.take();
    known.set(fingerprint, { actor, bucket, until: now() + KNOWN_MS });
    return actor;
  };
}

type Bucket = { take(): void };

/** Fills at `perSecond` up to `burst`. */
function createBucket({ burst, perSecond }: { burst: number; perSecond: number }, now: () => number): Bucket {
  let tokens = burst;
  let at = now();
  return {
    take() {
      const present = now();
      tokens = Math.min(burst, tokens + ((present - at) / 1_000) * perSecond);
      at = present;
      if (tokens < 1) {
        const retryAfterMs = ((1 - tokens) / perSecond) * 1_000;
        throw new MusterError('limit', 'Too many requests. Wait as long as Retry-After says.', { retryAfterMs });
      }
      tokens -= 1;
    },
  };
}

function unauthorised(): Error {
  // A status of its own: `forbidden` would mean that the key is known and may not.
  return Object.assign(new Error('no API key, or none in force'), { status: 401 });
}
