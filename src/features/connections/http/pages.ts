import type { AppForm } from '../../../ports/outbound/code-host.ts';

/** The step out to the host: one button that takes the form there. */
export function formPage({ action, fields }: AppForm): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return document({
    title: 'Connect GitHub',
    body: `<p>GitHub shows you the name of the app and what it may read, nothing more than Muster needs. You can still go back there.</p>
<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button>Go on to GitHub</button></form>`,
  });
}

/** A few words, and perhaps the next step. */
export function wordsPage(words: {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly text: string; readonly url: string };
}): string {
  const { title, text, link } = words;
  const next =
    link === undefined ? '' : `<p><a class="button" href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`;
  return document({ title, body: `<p>${escapeHtml(text)}</p>${next}` });
}

function document({ title, body }: { readonly title: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Muster</title>
<style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1d1c1d;background:#f8f8f8}
main{max-width:32rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #ddd;border-radius:8px}
h1{font-size:1.4rem;margin:0 0 .5rem}
button,.button{font:inherit;font-weight:600;color:#fff;background:#1264a3;border:0;border-radius:6px;padding:.6rem 1.1rem;cursor:pointer;text-decoration:none;display:inline-block}
button:focus-visible,.button:focus-visible{outline:3px solid #1d9bd1;outline-offset:2px}`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
