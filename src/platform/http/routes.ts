import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from 'express';

/** Answers by itself, body reading and failures included; a rejection is answered 500 and logged. */
export type RawHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  context: { readonly requestId: string },
) => void | Promise<void>;

/** A raw route is met before anything of Express: for hot paths whose body must be read as bytes. */
export type Route =
  | { readonly kind: 'raw'; readonly method: 'GET' | 'POST'; readonly path: string; readonly handle: RawHandler }
  | { readonly kind: 'router'; readonly path: string; readonly router: Router };
