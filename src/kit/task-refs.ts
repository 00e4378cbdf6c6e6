/**
 * Numbers of the tasks that words of people name as `T-12`, each once. Not within a word, a path, another tracker's key
 * (`ART-12`), a fraction or a date; not in code or addresses.
 */
export function taskNumbersInWords(text: string): readonly number[] {
  const words = text.replace(/(`+)[^`]*\1/g, ' ').replace(/https?:\/\/\S+/gi, ' ');
  return [...new Set([...words.matchAll(IN_WORDS)].map(({ groups }) => Number(groups?.n)))];
}

const IN_WORDS = /(?<![\p{L}\p{N}./@‐‑-])T[-‐‑](?<n>[1-9]\d{0,8})(?![\p{L}\p{N}]|[-‐‑.,]\d)/gu;
