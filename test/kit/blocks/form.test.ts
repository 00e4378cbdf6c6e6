import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, readElement, readForm, textOf } from '../../../src/kit/blocks/form.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

describe('a submitted form', () => {
  it.each([
    [{ type: 'plain_text_input', value: 'Fix the login' }, 'Fix the login'],
    [{ type: 'plain_text_input', value: null }, null],
    [{ type: 'plain_text_input', value: '' }, null],
    [{ type: 'plain_text_input', value: 'a\0b\ud83d' }, 'a␀b�'],
    [{ type: 'number_input', value: '3.5' }, '3.5'],
    [{ type: 'email_text_input', value: 'ana@x.example' }, 'ana@x.example'],
    [{ type: 'url_text_input', value: 'https://x.example' }, 'https://x.example'],
    [{ type: 'static_select', selected_option: option('high') }, 'high'],
    [{ type: 'static_select', selected_option: null }, null],
    [{ type: 'radio_buttons', selected_option: option('yes') }, 'yes'],
    [{ type: 'multi_static_select', selected_options: [option('a'), option('b')] }, ['a', 'b']],
    [{ type: 'checkboxes', selected_options: [] }, []],
    [{ type: 'users_select', selected_user: 'U1' }, 'U1'],
    [{ type: 'multi_users_select', selected_users: ['U1', 'U2'] }, ['U1', 'U2']],
    [{ type: 'channels_select', selected_channel: 'C1' }, 'C1'],
    [{ type: 'multi_channels_select', selected_channels: ['C1'] }, ['C1']],
    [{ type: 'conversations_select', selected_conversation: 'D1' }, 'D1'],
    [{ type: 'multi_conversations_select', selected_conversations: [] }, []],
    [{ type: 'datepicker', selected_date: '2026-12-01' }, '2026-12-01'],
    [{ type: 'timepicker', selected_time: '17:30' }, '17:30'],
    [{ type: 'datetimepicker', selected_date_time: 1_795_798_800 }, '1795798800'],
    [{ type: 'file_input', files: [{ id: 'F1' }] }, null],
  ])('gives %j as %j', (element, value) => {
    expect(readForm({ field: { field: element } })).toEqual({ field: value });
    expect(readElement(element)).toEqual(value);
  });

  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    [1],
    { a: null },
    { a: 7 },
    { a: [] },
    { a: { b: null } },
    { a: { b: { value: { x: 1 } } } },
  ])('made of junk (%j) has no values', (junk) => {
    expect(Object.values(readForm(junk)).filter((value) => value !== null)).toEqual([]);
  });

  it('never throws and never touches the prototype', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.jsonValue(), fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.anything()))),
        (values) => {
          expect(typeof readForm(values)).toBe('object');
        },
      ),
    );
    readForm(JSON.parse('{"__proto__":{"x":{"value":"polluted"}},"constructor":{"x":{"value":"y"}}}'));
    expect({}).not.toHaveProperty('polluted');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('a field', () => {
  const form = { one: 'a', many: ['a', 'b'], empty: null };

  it('is read as text or as a list, whatever was asked', () => {
    expect([textOf(form, 'one'), textOf(form, 'many'), textOf(form, 'empty'), textOf(form, 'toString')]).toEqual([
      'a',
      null,
      null,
      null,
    ]);
    expect([listOf(form, 'one'), listOf(form, 'many'), listOf(form, 'empty'), listOf(form, 'none')]).toEqual([
      ['a'],
      ['a', 'b'],
      [],
      [],
    ]);
  });
});
