import type { z } from 'zod';

export type ModelRequest<T> = {
  /** What the model is to do; written by us alone. */
  readonly instructions: string;
  /** The material, untrusted: it can't steer what is done with the answer. */
  readonly material: string;
  readonly answer: z.ZodType<T>;
  /** 1 to 8,192. */
  readonly maxOutputTokens: number;
  /** Milliseconds until it counts as failed. */
  readonly timeoutMs: number;
};

export type ModelAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly tokens: number }
  /** `malformed`: it answered, but not in the asked shape: `text` is what it said, cut to 4,000 characters. */
  | { readonly kind: 'malformed'; readonly text: string; readonly tokens: number }
  | {
      readonly kind: 'failed';
      readonly reason: 'limited' | 'unavailable' | 'refused';
      readonly retryAfterMs: number | null;
    };

/** A language model. One call is one request: no retries inside, and nothing of the vendor comes through. */
export interface Model {
  /** Names the model for records: `gpt-…`. */
  readonly name: string;
  ask<T>(request: ModelRequest<T>): Promise<ModelAnswer<T>>;
}
