import type { AckBody } from './exchange.ts';
import type { SlackView } from './payloads.ts';

export type FieldErrors = Readonly<Record<string, string>>;

/** Slack shows about two lines under an input; longer sentences are cut by it. */
const ERROR_MAX = 2_000;

/**
 * Refuses a submitted form so that it stays open with what was typed: each sentence beside its input, those without
 * an input beside the first one. Slack ignores keys that aren't input blocks, and then would close the form.
 * @param sentence stands for the whole when no field is named; may be empty
 * @returns null when the view has no input at all
 */
export function buildFieldErrors(view: SlackView, fields: FieldErrors, sentence: string): AckBody {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const [first] = inputs;
  if (first === undefined) return null;
  const own = Object.entries(fields).filter(([blockId]) => inputs.includes(blockId));
  const homeless = Object.entries(fields).flatMap(([blockId, text]) => (inputs.includes(blockId) ? [] : [text]));
  const errors = new Map(own);
  const rest = own.length === 0 || homeless.length > 0 ? joinSentences([errors.get(first), sentence, ...homeless]) : '';
  if (rest !== '') errors.set(first, rest);
  const cut = [...errors].map(([blockId, text]): [string, string] => [blockId, text.slice(0, ERROR_MAX)]);
  return { response_action: 'errors', errors: Object.fromEntries(cut) };
}

/** The same refusal where there is no form: all sentences in one. */
export function listFieldErrors(fields: FieldErrors, sentence: string): string {
  return joinSentences([sentence, ...Object.values(fields)]);
}

function joinSentences(sentences: readonly (string | undefined)[]): string {
  return [...new Set(sentences.filter((text) => text !== undefined && text !== ''))].join(' ');
}
