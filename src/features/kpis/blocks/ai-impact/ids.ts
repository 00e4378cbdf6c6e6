import { actionId } from '../../../../kit/blocks/index.ts';

/** Buttons of the part on AI in the Numbers tab. */
export const aiIds = {
  /** The argument is a scope: `workspace` or a team's id. */
  explain: actionId('kpis.ai-explain'),
  /** One's own pull requests and why they count as they do. */
  own: actionId('kpis.ai-own'),
  /** The argument is `open` or `closed`. */
  openness: actionId('kpis.ai-openness'),
} as const;

/** Callback ids of modals; nothing is sent back. */
export const aiForms = { explain: 'kpis.ai-explained', own: 'kpis.ai-own-shown' } as const;
