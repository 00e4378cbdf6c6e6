/** What stands in descriptions of pull requests, commits and reviews. */

/** Faults, features and chores are told differently. */
export type PullKind = 'fault' | 'feature' | 'chore';

/** By team, and `all` for what fits everywhere. */
export type ByTeam = Readonly<Record<'all' | 'Platform' | 'Web' | 'Mobile', readonly string[]>>;

/** The first paragraph: why this change. */
export const whys: Readonly<Record<PullKind, ByTeam>> = {
  fault: {
    all: [
      'Reported twice this week, and reproduced in a minute once we knew where to look.',
      'A null that the type said could not be there. It can, for bookings from before 2024.',
      'It worked until somebody typed a space.',
      'Our test data was too well behaved: short names, one season, nobody in a hurry.',
    ],
    Platform: [
      'The code trusted the order of the answers. Under load they come back in any order.',
      'Two requests within the same second both saw the old value. The check and the write are one step now.',
      'Came with the new importer in spring, seen now because the first large harbour is on it.',
      'The value was cached by the harbour’s name. Two harbours share one.',
    ],
    Web: [
      'We asked the browser for the time zone and the server for the date. Both were right.',
      'The handler ran twice: once for the click, once for the form.',
      'Only in Safari, and only after the font has loaded.',
      'The page kept its state in the address, and the address was encoded twice.',
    ],
    Mobile: [
      'Happens when the system throws the screen away and brings it back. Ours came back without its data.',
      'The answer arrived after the screen was gone.',
      'Older devices round differently. We compare with a tolerance now.',
      'Two threads wrote the same entry. One of them does now.',
    ],
  },
  feature: {
    all: [
      'First slice: enough for the three pilot harbours. The rest follows when we have seen them use it.',
      'Asked for by every harbour office we visited. Nothing changes for those who don’t switch it on.',
      'The shortest version that is honest. I left the settings out on purpose.',
      'What it does is in the test names; please read these first.',
      'Bigger than I wanted. The first commit only moves code, the second one is the change.',
    ],
    Platform: [
      'As agreed on Monday, the rules stay where they are and only the callers change.',
      'Replaces the spreadsheet that went around by mail. The numbers agree with last month’s.',
      'The old way stays until the new one has run for a week.',
    ],
    Web: ['Follows Tom’s second draft, the one without the whale.', 'Behind a flag, on for our own accounts.'],
    Mobile: ['Works without network and catches up later.', 'Android first; iOS has the same screens next week.'],
  },
  chore: {
    all: [
      'No change in behaviour.',
      'Was on everybody’s list for half a year. It took an hour.',
      'Makes the next change smaller.',
      'Noticed on the way and kept apart, so that the other one stays readable.',
    ],
    Platform: ['No caller since August, and the last log line is from July.'],
    Web: ['12 kilobytes less on the start page.'],
    Mobile: ['The build says the same, three minutes sooner.'],
  },
};

/** Lines of a list: what changed. */
export const changes: ByTeam = {
  all: [
    'one place decides, the two callers ask it',
    'says what is wrong and what to do, instead of “error”',
    'a limit, with its reason beside it',
    'names changed where they lied',
    'a test for each rule',
  ],
  Platform: [
    'the old column stays for one release and is not written any more',
    'the log line carries the booking, not the person',
    'harbours without a price list get an empty one',
    'retries stop after a day and tell the office',
    'the migration is safe to run twice',
    'no query in the loop any more: one for all of them',
  ],
  Web: [
    'keyboard and screen reader tried by hand',
    'both themes',
    'German and Danish words, both read by somebody who speaks them',
    'removes the flag `newCheckout`, on for everybody since June',
    'nothing jumps while it loads',
  ],
  Mobile: [
    'works without network and catches up later',
    'large text does not cut anything off',
    'the screen survives a turn of the phone',
    'one request less at start',
    'strings moved to where the translators find them',
  ],
};

/** The last paragraph: how it was checked. */
export const checks: ByTeam = {
  all: ['The new tests fail before and pass after.', 'Tried by hand with “Port Nowhere”.', ''],
  Platform: [
    'Checked on staging with the bookings of Gdynia.',
    'Ran it twice in a row, nothing doubled.',
    'Compared a day of answers, old against new: no difference.',
    'Not tested: what happens on a leap day. Ideas welcome.',
  ],
  Web: [
    'Clicked through on a phone from 2019.',
    'Screens in both themes are in the ticket.',
    'Firefox, Chrome, Safari.',
  ],
  Mobile: [
    'On the oldest test device from the shelf.',
    'Walked it down the pier in flight mode.',
    'Video in the ticket.',
  ],
};

/** Said by some. None of them is a sign of anything, and a detector has to know that. */
export const asides: readonly string[] = [
  'Sorry for the size. Coffee on me.',
  'No AI here, only rain and a long train ride.',
  'The pilot keeps his name, the co-pilot is new; words from the harbour office.',
  'The cursor stays where it was, as it should.',
  'Best read commit by commit.',
];

/** Later commits on a branch. */
export const laterCommits: readonly string[] = [
  'Test the empty case',
  'Say it in the words of the harbour office',
  'Move the check to where the write is',
  'Make the linter happy',
  'Cover the case that was reported',
  'Drop what is not needed any more',
  'Split the long function',
  'Say why in a comment',
];

/** Commits after a review that wanted something. */
export const afterReview: readonly string[] = [
  'Take up the review',
  'Rename as asked',
  'Close the gap from the review',
  'Add the missing test',
  'Do it in one go',
  'Explain the limit',
];

export const approvals: readonly string[] = [
  '',
  '',
  '',
  'Thanks, reads well.',
  'Good. I tried it with two boats at once and it held.',
  'Nice and small.',
  'Looks right. Watch the queue after the deploy, please.',
  'Fine with me. The name still itches, but that is taste.',
];

export const demands: readonly string[] = [
  'What happens when the harbour has nothing at all? I think this throws.',
  'This runs once for each berth. Could it ask for all of them?',
  'I don’t see what happens to what is there already. Do we need to move it?',
  'Could you add a test for a stay over midnight? That is where we got burned last time.',
  'This does two things. I would merge the first at once; can you split it?',
  'The error text blames the sailor. It is our limit, let us say so.',
  'I believe we have this already, next to the calendar. Can we use that one?',
];

export const remarks: readonly string[] = [
  'Not my code, but the test names are a pleasure.',
  'Question only: is the order guaranteed here?',
  'We have a page about this in the runbook, please update it too.',
  'Fine for now. In spring this list will be ten times longer.',
  'I would have expected this in the other file.',
];
