/** Why people hand work over. */
export const handOverReasons = {
  away: [
    'I am away from tomorrow',
    'On holiday next week, it would lie',
    'Parental leave day, you know the code anyway',
    'Doctor’s day tomorrow and it is due',
  ],
  overloaded: [
    'I have too much on my plate',
    'Would not get to it this week',
    'You are faster with this than I am',
    'Two urgent ones came in between',
    'My list is longer than the week',
  ],
} as const;

export const notMeReasons = [
  'This is the gate service, which I have never touched',
  'Belongs to the app, not to the site',
  'I left that project in spring',
  'Wrong Carter, I think',
] as const;

export const reopenReasons = [
  'Still happens on staging',
  'Fails with more than one boat',
  'The harbour office sent the same screenshot again',
  'Missing for guests without an account',
  'Broke the export, had to be reverted',
  'Only the happy path works',
  'The translation is still the old one',
  'Review found a race',
] as const;

export const cancelReasons = [
  'Not needed after all',
  'Solved by another change',
  'Sales dropped the promise',
  'Duplicate',
  'The harbour left us',
  'Overtaken by the new checkout',
  'Nobody remembers why',
] as const;

/** After a block has ended. */
export const unblockReasons = {
  person: ['Got the answer', 'Review came', 'Sorted it out in a call', 'Rights arrived'],
  vendor: ['They answered at last', 'Fixed on their side', 'Support called back'],
  task: ['The other one is done', 'Merged, going on'],
  tools: ['Works again', 'New machine, going on'],
  gaveUp: ['Found a way around it', 'Doing it without'],
} as const;
