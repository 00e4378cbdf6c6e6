/** Renamed and moved repositories answer with one. Source: GitHub, REST, "Follow redirects". */
const REDIRECTS_MOST = 3;
const MOVED = new Set([301, 302, 307, 308]);

/**
 * Fetches, and follows redirects to the same origin only: credentials and requests go to the host that was configured
 * and to nobody it names. @throws TypeError a redirect leads elsewhere, or too many follow one another
 */
export async function ownOriginFetch(address: string, init: RequestInit = {}): Promise<Response> {
  let url = new URL(address);
  for (let follows = 0; follows <= REDIRECTS_MOST; follows += 1) {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!MOVED.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, url);
    if (next.origin !== url.origin) throw new TypeError(`${url.origin} sends elsewhere, where nobody is asked`);
    url = next;
  }
  throw new TypeError(`${url.origin} sends from one address to the next`);
}
