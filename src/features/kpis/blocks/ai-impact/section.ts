import { actions, type Block, button, context, header, section } from '../../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../../kit/mrkdwn.ts';
import { showDay } from '../../../../kit/shown-time.ts';
import type { AiImpactView, ScopeView } from '../../use-cases/ai-impact/read-ai-impact.ts';
import { aiIds } from './ids.ts';
import { sayReasons, VERDICTS } from './words.ts';

/**
 * Whether AI helps, for everybody and for the reader's teams, and how much of the work it takes part in.
 * @param chart of the shares, below them
 */
export function buildAiImpact(
  { scopes, shares, copilot }: AiImpactView,
  chart: readonly Block[] = [],
): readonly Block[] {
  return [
    header('Does AI help?'),
    ...scopes.map((one) =>
      section(sayScope(one), {
        ...(one.impact !== null && {
          accessory: button({
            id: aiIds.explain.build(one.scope),
            text: 'Explain',
            label: `Explain whether AI helps ${one.name ?? 'everybody'}`,
          }),
        }),
      }),
    ),
    ...(shares.length === 0 ? [] : [section(sayShares(shares)), ...chart]),
    ...(copilot === null ? [] : [section(sayLink(copilot))]),
    actions([button({ id: aiIds.own.build(), text: 'My pull requests and AI' })]),
    context(
      'Pull requests with AI against others by the same people and of the same size, over half a year. Shown once five people stand behind it; single pull requests are shown to their author alone. How well reviewers can still tell stands under Detective.',
    ),
  ];
}

function sayScope({ name, impact }: ScopeView): Mrkdwn {
  const who = name ?? 'Everybody';
  if (impact === null)
    return md`*${who}*: too few to show. It takes merged pull requests of five people, with their authors’ answers to surveys.`;
  return md`*${who}: ${VERDICTS[impact.shown.verdict.kind]}.* ${sayReasons(impact.shown)}`;
}

function sayShares(shares: AiImpactView['shares']): Mrkdwn {
  const last = shares.at(-1)?.week ?? '';
  const lines = shares.map(({ week, shown: { share, counts } }) => {
    const known = counts.assisted + counts['not-assisted'];
    return md`${drawBar(share)} ${Math.round(share * 100)} % of ${known}, week of ${showDay(week, last)}`;
  });
  return joinMd([md`*AI-assisted, of the pull requests of which it is known*`, ...lines], '\n');
}

const CELLS = 10;

function drawBar(share: number): string {
  const full = Math.min(CELLS, Math.max(0, Math.round(share * CELLS)));
  return '▓'.repeat(full) + '░'.repeat(CELLS - full);
}

function sayLink({ n, value, low, high }: NonNullable<AiImpactView['copilot']>): Mrkdwn {
  const many = low > 0 ? 'more' : high < 0 ? 'fewer' : null;
  const said =
    many === null
      ? 'days with Copilot and pull requests with AI don’t clearly go together'
      : `whoever uses Copilot on more days has ${many} pull requests with AI`;
  const figure = `${value.toFixed(2)}, between ${low.toFixed(2)} and ${high.toFixed(2)}`;
  return md`*Copilot beside surveys and marks*, ${n} people over four weeks: ${said} (rank correlation ${figure}). That two things go together doesn’t say why.`;
}
