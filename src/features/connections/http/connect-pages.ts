import type { HttpAsk, HttpReply, HttpRoute } from '../../../ports/inbound/http.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { CONNECT_LIMIT_MS } from '../domain/connect-state.ts';
import { finishConnecting } from '../use-cases/finish-connecting.ts';
import { showAppForm } from '../use-cases/show-app-form.ts';
import { formPage, wordsPage } from './pages.ts';
import { sitePages } from './site-pages.ts';

/** The browser's part of connecting tools. Of GitHub: out with the app's form, back with the host's code, and a word at the end. */
export const connectPages = (needs: Ports): readonly HttpRoute[] => [
  { method: 'GET', path: '/connect/github', access: 'open', run: (ask) => begin(needs, ask) },
  { method: 'GET', path: '/connect/github/done', access: 'open', run: (ask) => finish(needs, ask) },
  { method: 'GET', path: '/connect/github/installed', access: 'open', run: async () => page(INSTALLED) },
  ...sitePages(needs),
];

/** Only the browser that followed the link may come back: it alone has the state as a cookie, too. */
const COOKIE = 'muster_connect';

type Words = Parameters<typeof wordsPage>[0];

const STALE: Words = {
  title: 'This link is used up',
  text: 'It is good once, for an hour, and in the browser that opened it. Start again in Slack: Home of Muster, tab Settings, Connect GitHub.',
};
const UNAVAILABLE: Words = {
  title: 'GitHub didn’t answer',
  text: 'The app may be on GitHub now without its keys here. Delete it there, and start again in Slack: Home of Muster, tab Settings, Connect GitHub.',
};
const INSTALLED: Words = {
  title: 'Installed',
  text: 'That was all here. Go back to Slack: Muster writes to you there within a minute, and Home, tab Settings, shows the connection.',
};

async function begin(needs: Ports, { query }: HttpAsk): Promise<HttpReply> {
  const form = await showAppForm(needs, query.state);
  if (form === null) return page(STALE, 410);
  const value = query.state ?? '';
  return {
    kind: 'page',
    html: formPage(form),
    formTo: new URL(form.action).origin,
    cookie: { name: COOKIE, value, path: '/connect/github', maxAgeSeconds: CONNECT_LIMIT_MS / 1_000 },
  };
}

async function finish(needs: Ports, { query, cookies }: HttpAsk): Promise<HttpReply> {
  const { state, code } = query;
  const finished = await finishConnecting(needs, { state, code, cookie: cookies[COOKIE] ?? null });
  if (finished.kind !== 'made') return finished.kind === 'stale' ? page(STALE, 410) : page(UNAVAILABLE, 502);
  const { name, installUrl } = finished;
  return page({
    title: 'The app is made',
    text: `Its keys are stored encrypted. Now install ${name} and choose which repositories it may see.`,
    link: { text: 'Install it on GitHub', url: installUrl },
  });
}

function page(words: Words, status = 200): HttpReply {
  return { kind: 'page', status, html: wordsPage(words) };
}
