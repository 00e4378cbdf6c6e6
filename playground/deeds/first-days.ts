/** People are named by their handles. */
export type FirstTask = {
  readonly by: string;
  readonly channelId: string;
  /** What is typed after `/task`. */
  readonly text: string;
  /** What became of it. */
  readonly later?: readonly { readonly by: string; readonly verb: string; readonly reason?: string }[];
};

export const firstWords: readonly { readonly by: string; readonly channelId: string; readonly text: string }[] = [
  {
    by: 'maya',
    channelId: 'C01GENERAL',
    text: 'Good morning! From this week on we hand out work with Muster: type `/task`, say what and by whom, done.',
  },
  {
    by: 'lena',
    channelId: 'C01GENERAL',
    text: 'Sales asks for the new price list before Thursday. Who can look at it?',
  },
  {
    by: 'ravi',
    channelId: 'C01PLATFORM',
    text: 'The queue was older than a minute twice tonight, and nobody was told.',
  },
  {
    by: 'priya',
    channelId: 'C01WEB',
    text: 'On small phones the keyboard hides the password field. A customer just sent a picture.',
  },
];

export const firstTeams = [
  {
    ...{ name: 'Platform', lead: 'ben', channelId: 'C01PLATFORM' },
    ...{ managers: ['maya'], members: ['ben', 'ana', 'ravi'] },
  },
  {
    ...{ name: 'Web', lead: 'lena', channelId: 'C01WEB' },
    ...{ managers: ['maya'], members: ['lena', 'priya', 'sam'] },
  },
] as const;

export const firstTasks: readonly FirstTask[] = [
  {
    ...{ by: 'ben', channelId: 'C01PLATFORM', text: 'Write down how we rotate keys @ana 2p' },
    later: [{ by: 'ana', verb: 'done' }],
  },
  { by: 'ben', channelId: 'C01PLATFORM', text: 'Move sessions to the new table @ana next friday 5p !high' },
  {
    ...{ by: 'ben', channelId: 'C01PLATFORM', text: 'Alert when the queue is older than a minute @ravi thursday 3p' },
    later: [{ by: 'ravi', verb: 'start' }],
  },
  { by: 'lena', channelId: 'C01WEB', text: 'Fix the login page on small phones @priya tomorrow 3p !high' },
  {
    ...{ by: 'lena', channelId: 'C01WEB', text: 'Checkout shows the wrong currency @sam friday 3p !urgent' },
    later: [{ by: 'sam', verb: 'block', reason: 'The payment provider has not answered since Tuesday' }],
  },
  { by: 'maya', channelId: 'C01GENERAL', text: 'Agree the launch date with sales @lena wednesday 1p' },
];
