import type { AgentTool } from '../../../kit/ai-evidence/index.ts';
import {
  type Block,
  checkboxes,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  section,
  staticSelect,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import { cutText } from '../../../kit/text.ts';
import { EXPECTED_MAX, type ReportCategory, type ReportDetails } from '../domain/report.ts';
import type { OpenedReport } from '../use-cases/open-report.ts';
import { type FormMetadata, reportForms, writeMetadata } from './ids.ts';
import { categoryWords, toolWords } from './words.ts';

const TITLE = 'AI got this wrong';

/** Opened at once; the fields follow. */
export const buildReportShell = (): ModalView => shown('One moment…', 'Cancel');

/** Says what was done, or why nothing can be. */
export const buildReportSaid = (words: string): ModalView => shown(words, 'Close');

export function buildReportForm({ report, pullRequests }: OpenedReport, about: FormMetadata): ModalView {
  return modal({
    title: TITLE,
    callbackId: reportForms.report,
    submit: 'Send',
    close: 'Cancel',
    privateMetadata: writeMetadata(about),
    blocks: [
      ...askWhich(pullRequests, report?.pullRequestIds ?? []),
      input({
        name: 'category',
        label: 'What was wrong?',
        element: staticSelect({ choices: choicesOf(categoryWords), initial: report?.category ?? null }),
      }),
      input({
        name: 'expected',
        label: 'What did you expect instead?',
        hint: 'One or two sentences. Leave out what shouldn’t be kept, such as secrets.',
        element: textInput({ initial: report?.expected ?? '', multiline: true, maxLength: EXPECTED_MAX }),
        optional: true,
      }),
      input({
        name: 'tool',
        label: 'Which tool was it?',
        element: staticSelect({ choices: choicesOf(toolWords), initial: report?.tool ?? null }),
        optional: true,
      }),
    ],
  });
}

/** What was typed, as it was typed. */
export function readReportForm(values: FormValues): ReportDetails {
  return {
    pullRequestIds: listOf(values, 'pullRequests') as readonly PullRequestId[],
    category: textOf(values, 'category') as ReportCategory | null,
    expected: textOf(values, 'expected') ?? '',
    tool: textOf(values, 'tool') as AgentTool | null,
  };
}

/** Only where the message is about pull requests; the only one needs no choice. */
function askWhich(pullRequests: OpenedReport['pullRequests'], chosen: readonly PullRequestId[]): readonly Block[] {
  if (pullRequests.length === 0) return [];
  const choices = pullRequests.map(({ id, number, title }) => ({
    text: cutText(`#${number} ${title}`, 75),
    value: id,
  }));
  const known = chosen.filter((id) => pullRequests.some((one) => one.id === id));
  const [only] = choices.length === 1 ? choices : [];
  const initial = only === undefined ? known : [only.value];
  return [input({ name: 'pullRequests', label: 'Which pull request?', element: checkboxes({ choices, initial }) })];
}

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

function shown(words: string, close: string): ModalView {
  return modal({ title: TITLE, callbackId: reportForms.report, close, blocks: [section(words)] });
}
