import type { AgentTool } from '../../../kit/ai-evidence/index.ts';
import type { PersonId, PullRequestId, SlackChannelId } from '../../../kit/ids.ts';

/** Somebody's word that AI got something wrong. */
export type Report = {
  readonly id: string;
  readonly personId: PersonId;
  readonly via: 'reaction' | 'shortcut';
  readonly place: MessagePlace;
  /** Of a survey's message, else empty. */
  readonly pullRequestIds: readonly PullRequestId[];
  /** Null: only a reaction so far. */
  readonly category: ReportCategory | null;
  readonly tool: AgentTool | null;
  /** Untrusted; empty: not said. */
  readonly expected: string;
  /** False once taken back. */
  readonly standing: boolean;
  readonly reportedAt: Date;
  readonly changedAt: Date;
};

export type MessagePlace = { readonly channelId: SlackChannelId; readonly ts: string };

/** What the form adds. */
export type ReportDetails = Pick<Report, 'category' | 'tool' | 'expected' | 'pullRequestIds'>;

export const reportCategories = [
  'broken',
  'made-up',
  'against-our-ways',
  'too-much',
  'tests',
  'unsafe',
  'other',
] as const;
export type ReportCategory = (typeof reportCategories)[number];

/** Longest "what was expected", in characters. */
export const EXPECTED_MAX = 1_000;

/** Whether a reaction reports a problem: the robot, in any skin Slack gives it a name for. */
export function isReport(reaction: string): boolean {
  return reaction === 'robot_face';
}
