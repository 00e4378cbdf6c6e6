import type { ApiKeyActor } from '../../kit/actor.ts';

/** How the machine learns who holds a key. Implemented by `connections`, wired in `app.ts`. */
export interface ApiKeys {
  /** Whose key this is; null when it is none, or was revoked. @throws MusterError 'unavailable' the database is away */
  find(token: string): Promise<ApiKeyActor | null>;
}
