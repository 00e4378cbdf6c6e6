/**
 * V8 holds a file's text as long as its functions live, in two bytes a character as soon as one isn't ASCII: 9 MB. What
 * esbuild leaves (templates, regular expressions, remarks) means the same when it is escaped; a backslash before it goes.
 */
export function inAscii(text: string): string {
  return text.replace(/(\\*)([^\0-\x7f])/g, (_all, slashes: string, unit: string) => {
    const whole = slashes.slice(slashes.length % 2);
    return `${whole}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
