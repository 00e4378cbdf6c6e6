import {
  actions,
  button,
  channelsSelect,
  chartInMessage,
  chartInView,
  checkboxes,
  context,
  conversationsSelect,
  dataTable,
  datePicker,
  divider,
  emailInput,
  fields,
  fitsTextInput,
  header,
  home,
  image,
  input,
  message,
  modal,
  multiChannelsSelect,
  multiConversationsSelect,
  multiStaticSelect,
  multiUsersSelect,
  numberInput,
  overflow,
  pieChart,
  quote,
  radioButtons,
  section,
  smallImage,
  staticSelect,
  table,
  textInput,
  timePicker,
  urlInput,
  usersSelect,
} from '../../../src/kit/blocks/index.ts';
import type { Block } from '../../../src/kit/blocks/types.ts';
import { chart } from '../../../src/kit/charts/chart.ts';
import { code, joinMd, link, md } from '../../../src/kit/mrkdwn.ts';
import { cleanText } from '../../../src/kit/text.ts';

/** The address every link of the gallery leads to. */
export const GALLERY_URL = 'https://muster.example/x?a=1&b=2';

/** One text put into every place a builder has for text: what a hostile title would reach. */
export function galleryMessages(text: string) {
  return [
    message({ text, blocks: [header(text), section(text), context(text, smallImage(GALLERY_URL, text))] }),
    message({ text: md`New: ${text}`, blocks: [section(md`*${text}* is due ${text}`)] }),
    message({ text: 'markup', blocks: [section(md`${text}`), section(code(text)), section(link(GALLERY_URL, text))] }),
    message({ text: 'list', blocks: [section(joinMd([text, md`_${text}_`, link(text, text)], ` ${text} `))] }),
    message({ text: 'two', blocks: [fields([text, md`*Who* ${text}`]), context(md`by ${text}`), quote(text)] }),
    message({ text: 'click', blocks: [clickables(text), image({ url: GALLERY_URL, alt: text, title: text })] }),
    message({ text: 'rows', blocks: [table({ columns: [{ title: text }, { title: 'b' }], rows: [[text, text]] })] }),
    message({
      text: 'chart',
      blocks: [...chartInMessage(galleryChart(text)), ...listed(pieChart(text, slices(text)))],
    }),
    message({ text: 'numbers', blocks: chartInMessage(galleryChart(text), { asTable: true }) }),
    message({
      text: 'data',
      blocks: listed(dataTable({ caption: text, columns: [text, 'b'], rows: [[text, { value: 1, text }]] })),
    }),
  ];
}

/** A chart with one text in every place, twice where names must differ. */
function galleryChart(text: string) {
  const series = [1, 2].map((value) => ({ name: text, values: [value, null, value] }));
  const reference = { name: text, value: 2 };
  const names = { title: text, placeName: text, places: [text, text, text] };
  return chart({ ...names, look: 'bars', unit: 'count', series, reference });
}

const slices = (text: string) => [{ label: text, value: 2 }];
const listed = <T>(one: T | null): T[] => (one === null ? [] : [one]);

/** Every kind of input, and a Home tab, with one text in every place. */
export function galleryViews(text: string) {
  return [
    modal({ callbackId: 'gallery', title: text, submit: text, close: text, blocks: galleryInputs(text) }),
    home({ blocks: [header(text), divider(), section(md`${text}`, { accessory: menu(text) }), clickables(text)] }),
    home({ blocks: [] }),
    home({ blocks: chartInView(galleryChart(text), { kind: 'address', url: GALLERY_URL }) }),
    home({ blocks: chartInView(galleryChart(text), { kind: 'file', fileId: 'F0123' }) }),
  ];
}

function clickables(text: string): Block {
  const confirm = { title: text, text: md`${text}`, confirm: text, deny: text, style: 'danger' as const };
  return actions([
    button({ id: 'gallery.go', text, label: text, style: 'primary', value: 'T-1', confirm }),
    button({ id: 'gallery.open', text, url: GALLERY_URL, confirm: { ...confirm, text } }),
    menu(text),
    datePicker({ id: 'gallery.day', placeholder: text, initial: '2026-12-01' }),
  ]);
}

function menu(text: string) {
  return overflow({
    id: 'gallery.more',
    options: [
      { text, value: 'a', description: text },
      { text, value: 'b', url: GALLERY_URL },
    ],
  });
}

function galleryInputs(text: string): Block[] {
  const choices = ['a', 'b'].map((value) => ({ text, value, description: text }));
  const initial = fitsTextInput(text) ? cleanText(text) : null;
  const elements = {
    line: textInput({ placeholder: text, initial, focus: true }),
    lines: textInput({ placeholder: text, multiline: true, minLength: 1, maxLength: 200 }),
    one: staticSelect({ choices, initial: 'b', placeholder: text }),
    grouped: staticSelect({ choices: { groups: [{ label: text, choices }] }, initial: 'a' }),
    many: multiStaticSelect({ choices, initial: ['a', 'b'], most: 2, placeholder: text }),
    boxes: checkboxes({ choices, initial: ['a'] }),
    radio: radioButtons({ choices, initial: 'b' }),
    person: usersSelect({ placeholder: text, initial: 'U0123' }),
    people: multiUsersSelect({ placeholder: text, initial: ['U0123'], most: 3 }),
    channel: channelsSelect({ placeholder: text, initial: 'C0123' }),
    channels: multiChannelsSelect({ placeholder: text, initial: ['C0123'] }),
    talk: conversationsSelect({ placeholder: text, filter: { include: ['public'], excludeBots: true } }),
    talks: multiConversationsSelect({ placeholder: text, initial: ['D0123'] }),
    day: datePicker({ placeholder: text, initial: '2026-12-01' }),
    time: timePicker({ placeholder: text, initial: '17:30', timeZone: 'Europe/Berlin' }),
    number: numberInput({ placeholder: text, initial: 3, min: 0, max: 21 }),
    mail: emailInput({ placeholder: text }),
    site: urlInput({ placeholder: text, initial: GALLERY_URL }),
  };
  const form = Object.entries(elements).map(([name, element]) =>
    input({ name, label: text, hint: text, optional: true, element }),
  );
  return [section(md`${text}`), ...form];
}
