import { type Element, isEmpty, isGroup, type Value } from './element.ts';

/** What Slack refuses before it asks the app; null when nothing. */
export function refuse(element: Element, value: Value, required: boolean): string | null {
  if (isEmpty(value)) return required ? missing(element) : null;
  switch (element.type) {
    case 'plain_text_input':
      return refuseLength(element, String(value.value));
    case 'number_input':
      return refuseNumber(element, String(value.value));
    case 'email_text_input':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(String(value.value).trim())
        ? null
        : 'Write an email address, like ana@tidewater.example.';
    case 'url_text_input':
      return isAddress(String(value.value)) ? null : 'Write a whole web address, like https://tidewater.example.';
    default:
      return null;
  }
}

function missing(element: Element): string {
  if (element.type === 'checkboxes') return 'Tick at least one.';
  return isGroup(element) || /select$|picker$/.test(element.type) ? 'Choose one.' : 'Fill this in.';
}

function refuseLength({ min_length: min = 0, max_length: max = 3_000 }: Element, text: string): string | null {
  if (text.length > max) return `${max} characters at most; this has ${text.length}.`;
  if (text.length < min) return `${min} characters at least; this has ${text.length}.`;
  return null;
}

function refuseNumber(element: Element, text: string): string | null {
  const { min_value: min, max_value: max } = element;
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Write a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Write a whole number.';
  if (min !== undefined && number < Number(min)) return `At least ${min}.`;
  if (max !== undefined && number > Number(max)) return `At most ${max}.`;
  return null;
}

function isAddress(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text.trim())?.protocol ?? '');
}
