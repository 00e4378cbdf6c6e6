import { z } from 'zod';
import { cleanText, isBlank } from '../../../kit/text.ts';

type LineRules = { readonly max: number; readonly empty: string; readonly tooLong: (length: number) => string };

/** One line from a person: outer space goes, line breaks become spaces, 1 to `max` UTF-16 units, something to see in it. */
export function requiredLine({ max, empty, tooLong }: LineRules) {
  return z
    .string()
    .transform(oneLine)
    .superRefine((text, context) => {
      if (isBlank(text)) context.addIssue({ code: 'custom', message: empty });
      else if (text.length > max) context.addIssue({ code: 'custom', message: sayTooLong(text, tooLong) });
    });
}

/** Text of many lines, possibly empty, up to `max` UTF-16 units. */
export function optionalText({ max, tooLong }: Pick<LineRules, 'max' | 'tooLong'>) {
  return z
    .string()
    .transform((text) => cleanText(text).trim())
    .superRefine((text, context) => {
      if (text.length > max) context.addIssue({ code: 'custom', message: sayTooLong(text, tooLong) });
    });
}

/** Whoever counts signs on the screen gets another number than we do. */
function sayTooLong(text: string, tooLong: LineRules['tooLong']): string {
  const signs = [...text].length;
  return signs === text.length ? tooLong(text.length) : `${tooLong(text.length)} An emoji counts as two or more.`;
}

/** Joins lines with spaces and makes the text storable. Idempotent. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[\n\r\u2028\u2029]+/g, ' ')
    .trim();
}
