import { actions, type Block, button, context, type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { type NumbersAsk, writeAsk } from '../domain/ask.ts';
import { EXPORT_FORMATS } from '../domain/export.ts';
import type { OfferedExport } from '../use-cases/offer-export.ts';
import { kpiForms, kpiIds, writeFormat } from './ids.ts';

const TITLE = 'Export';

/** CSV or JSON. */
export function buildExportChoice(ask: NumbersAsk): ModalView {
  return modal({
    ...{ title: TITLE, callbackId: kpiForms.export, close: 'Close', privateMetadata: writeAsk(ask) },
    blocks: [
      section(
        md`The numbers you look at, week by week: of a team with each member, of the workspace with each team, as far as they are yours to see.`,
      ),
      actions(
        EXPORT_FORMATS.map((format) =>
          button({
            id: kpiIds.exportAs.build(writeFormat(format, ask)),
            text: format.toUpperCase(),
            label: `Export as ${format.toUpperCase()}`,
          }),
        ),
      ),
    ],
  });
}

/** The way to the file, or the file itself as text. */
export function buildExported(offered: OfferedExport): ModalView {
  const blocks = offered.kind === 'link' ? linkBlocks(offered) : textBlocks(offered.text);
  return modal({ title: TITLE, callbackId: kpiForms.export, close: 'Close', blocks });
}

function linkBlocks({ url, format }: Extract<OfferedExport, { kind: 'link' }>): readonly Block[] {
  const text = `Download ${format.toUpperCase()}`;
  return [
    section(md`*Your file is ready.*\nThe link is yours alone, good once and for ten minutes.`),
    actions([button({ id: kpiIds.download.build(), text, url, style: 'primary' })]),
  ];
}

/** Characters of one paragraph, and paragraphs: together they fit into one view. */
const PART_MAX = 2_800;
const PARTS_MAX = 60;

function textBlocks(text: string): readonly Block[] {
  const parts = splitLines(text.trimEnd());
  return [
    section(
      md`*Copy this.* Nobody has said where browsers reach Muster (\`PUBLIC_URL\`), so there is no file to download.`,
    ),
    ...parts.slice(0, PARTS_MAX).map((part) => section(part)),
    ...(parts.length > PARTS_MAX
      ? [context('The rest doesn’t fit: choose a shorter time or one team, then export again.')]
      : []),
  ];
}

function splitLines(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of text.split('\n').map((one) => one.slice(0, PART_MAX).toWellFormed())) {
    if (part !== '' && part.length + line.length + 1 > PART_MAX) {
      parts.push(part);
      part = '';
    }
    part = part === '' ? line : `${part}\n${line}`;
  }
  return [...parts, part];
}
