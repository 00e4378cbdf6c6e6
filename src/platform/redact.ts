const REMOVED = '[removed]';

/** Shorter values would blacken ordinary words. */
const SHORTEST_SECRET = 6;

/** Where a name alone says that its value is nobody's business, at any depth; `\\?` covers JSON inside a string. */
const SECRET_NAME =
  /(\\*"[^"\\]*(?:token|secret|passw|authori[sz]ation|cookie|signature|response_?url|api_?key|trigger_?id)[^"\\]*\\*"\s*:\s*)(\\*")(?:[^"\\]|\\(?!")[^"])*?(?=\\*")/gi;

const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  // No word boundary in front: in an encoded address a token follows `%20`.
  [/(?:xox[a-z]|xoxe\.xox[a-z]|xapp)-[A-Za-z0-9.-]+/g, REMOVED],
  [/\b(?:gh[a-z]_|github_pat_|muster_|sk-)[A-Za-z0-9_-]{16,}/g, REMOVED],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g, REMOVED],
  [/\bBearer\s+[A-Za-z0-9._~+/=-]+/gi, `Bearer ${REMOVED}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*:)[^\s"]+@/gi, `$1${REMOVED}@`],
  [/(hooks\.slack\.com\/)[^\s"'\\]+/gi, `$1${REMOVED}`],
];

/**
 * Makes a function that removes secrets from text (a line of JSON, an error's stack): by name, by the shape of a
 * credential, and by value, however the value was encoded. The result of a JSON line is still JSON.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const values = [...new Set(secrets.flatMap(spellings))]
    .filter((value) => value.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const value of values) if (clean.includes(value)) clean = clean.replaceAll(value, REMOVED);
    for (const [shape, replacement] of SECRET_SHAPES) clean = clean.replace(shape, replacement);
    return clean.replace(SECRET_NAME, `$1$2${REMOVED}`);
  };
}

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [secret, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(secret), base64];
}
