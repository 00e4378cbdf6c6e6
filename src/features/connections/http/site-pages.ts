import type { HttpAsk, HttpReply, HttpRoute } from '../../../ports/inbound/http.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { CONNECT_LIMIT_MS } from '../domain/connect-state.ts';
import { type FinishedSite, finishSite } from '../use-cases/finish-site.ts';
import { findAuthorizeUrl } from '../use-cases/start-site.ts';
import { wordsPage } from './pages.ts';

/** The browser's part of connecting Jira: out to Atlassian, back with its code, and a word at the end. */
export const sitePages = (needs: Ports): readonly HttpRoute[] => [
  { method: 'GET', path: '/connect/jira', access: 'open', run: (ask) => begin(needs, ask) },
  { method: 'GET', path: '/connect/jira/done', access: 'open', run: (ask) => finish(needs, ask) },
];

/** Only the browser that followed the link may come back: it alone has the state as a cookie, too. */
const COOKIE = 'muster_connect_jira';

type Words = Parameters<typeof wordsPage>[0];

const AGAIN = 'Start again in Slack: Home of Muster, tab Settings, Connect Jira.';
const STALE: Words = {
  title: 'This link is used up',
  text: `It is good once, for an hour, and in the browser that opened it. ${AGAIN}`,
};

async function begin(needs: Ports, { query }: HttpAsk): Promise<HttpReply> {
  const url = await findAuthorizeUrl(needs, query.state);
  if (url === null) return page(STALE, 410);
  const words: Words = {
    title: 'Connect Jira',
    text: 'Atlassian shows you what Muster may read and change there. You can still go back.',
    link: { text: 'Go on to Atlassian', url },
  };
  const value = query.state ?? '';
  const cookie = { name: COOKIE, value, path: '/connect/jira', maxAgeSeconds: CONNECT_LIMIT_MS / 1_000 };
  return { kind: 'page', html: wordsPage(words), cookie };
}

async function finish(needs: Ports, { query, cookies }: HttpAsk): Promise<HttpReply> {
  const { state, code, error } = query;
  const finished = await finishSite(needs, { state, code, error, cookie: cookies[COOKIE] ?? null });
  return page(wordsOf(finished), STATUS[finished.kind]);
}

const STATUS: Readonly<Record<FinishedSite['kind'], number>> = {
  connected: 200,
  declined: 200,
  which: 409,
  stale: 410,
  unavailable: 502,
};

function wordsOf(finished: FinishedSite): Words {
  switch (finished.kind) {
    case 'connected':
      return {
        title: 'Connected',
        text: `${finished.site} is connected; its tokens are stored encrypted. Go back to Slack: Muster has written to you there.`,
      };
    case 'declined':
      return { title: 'Nothing was connected', text: `You said no at Atlassian. ${AGAIN}` };
    case 'which':
      return {
        title: 'Which site?',
        text:
          finished.sites.length === 0
            ? `Your account sees no Jira site there. ${AGAIN}`
            : `Your account sees ${new Intl.ListFormat('en').format(finished.sites)}. ${AGAIN} Name the site in the form there.`,
      };
    case 'stale':
      return STALE;
    case 'unavailable':
      return { title: 'Atlassian didn’t answer', text: AGAIN };
    default:
      return finished satisfies never;
  }
}

function page(words: Words, status = 200): HttpReply {
  return { kind: 'page', status, html: wordsPage(words) };
}
