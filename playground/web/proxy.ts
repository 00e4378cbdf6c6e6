import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Muster's own paths; everything else on this port belongs to the playground. */
export function isMusters(path: string): boolean {
  return OWN.some((own) => path === own || path.startsWith(`${own}/`));
}

const OWN = ['/slack', '/webhooks', '/connect', '/charts', '/api', '/docs', '/healthz', '/readyz'];

/** Passes a request on as it is, headers and raw body included, and the answer back. */
export function passOn(req: IncomingMessage, res: ServerResponse, origin: string): void {
  const { method, url, headers } = req;
  const onward = request(`${origin}${url ?? '/'}`, { method, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
    answer.on('error', () => res.destroy());
  });
  onward.on('error', () => {
    if (res.headersSent) return res.destroy();
    res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
    res.end('Muster is not running (yet). The terminal says more.\n');
  });
  res.on('close', () => onward.destroy());
  req.pipe(onward);
}
