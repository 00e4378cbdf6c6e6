import type { ReactNode } from 'react';
import { wordsOf } from '../blocks/text.tsx';
import { attributesOf, type ControlParts } from './control-parts.ts';
import { chosen, valueWith } from './element.ts';

/** Rich text, written plainly: a line that begins with `- ` becomes a member of a list, one with `> ` a quote. */
export function RichTextField(parts: ControlParts): ReactNode {
  const { element, value, onChange } = parts;
  return (
    <textarea
      {...attributesOf(parts)}
      className="field"
      rows={4}
      placeholder={wordsOf(element.placeholder)}
      defaultValue={plainOf(chosen(value))}
      onChange={({ target }) => onChange(valueWith(element, richOf(target.value)))}
    />
  );
}

/** What Slack would send for it; null when nothing was written. */
export function richOf(text: string): object | null {
  if (text.trim() === '') return null;
  const elements: { type: string; style?: string; elements: object[] }[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [, mark = '', words = ''] = /^(- |> )?(.*)$/.exec(line) ?? [];
    const last = elements.at(-1);
    const word = { type: 'text', text: words || ' ' };
    if (mark === '- ') {
      const item = { type: 'rich_text_section', elements: [word] };
      if (last?.type === 'rich_text_list') last.elements.push(item);
      else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
      continue;
    }
    const type = mark === '> ' ? 'rich_text_quote' : 'rich_text_section';
    if (last?.type === type) last.elements.push({ type: 'text', text: `\n${words}` });
    else elements.push({ type, elements: [word] });
  }
  return { type: 'rich_text', elements };
}

function plainOf(rich: unknown): string {
  if (typeof rich !== 'object' || rich === null) return '';
  if ('text' in rich && typeof rich.text === 'string') return rich.text;
  const parts = 'elements' in rich && Array.isArray(rich.elements) ? rich.elements : [];
  const isBlock = 'type' in rich && (rich.type === 'rich_text' || rich.type === 'rich_text_list');
  return parts.map(plainOf).join(isBlock ? '\n' : '');
}
