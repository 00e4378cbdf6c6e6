import { company } from '../company.ts';

/** The one page. Everything it needs comes from this address. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Muster playground · ${company.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/playground/page.css">
</head>
<body>
<div id="root"><p class="boot">Opening the playground…</p></div>
<noscript><p class="boot">The playground needs JavaScript.</p></noscript>
<script type="module" src="/playground/page.js"></script>
</body>
</html>
`;

/** Nothing from outside may run or be loaded, whatever a message says. */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
