/** What stops people: what they say when they press *Block*, and what it really is. */
export type BlockWords = {
  /** At most 300 characters; `{who}` is the real blocker's first name, `{task}` the task waited for. */
  readonly said: string;
  /** The truth, for the ledger. */
  readonly cause: string;
  readonly tried?: string;
};

/** A colleague has to do something first. */
export const waitingForPerson: readonly BlockWords[] = [
  { said: 'Waiting for {who}’s review', cause: 'a review that nobody began', tried: 'Asked twice in the channel' },
  {
    said: 'The tests are red and I don’t know why',
    cause: '{who} changed the fixtures and has not said how to run them',
    tried: 'Ran them on three machines',
  },
  { said: 'I need a decision about the old accounts', cause: 'a decision that only {who} can take' },
  { said: 'No rights on the production logs', cause: '{who} grants the rights and has not answered' },
  { said: '{who} wanted to look at the migration first', cause: 'a promised look at a migration' },
  { said: 'The interface isn’t settled', cause: '{who} has two drafts of the interface and has chosen none' },
  { said: 'Unclear what should happen without a price', cause: 'a question to {who} that was never answered' },
  { said: 'Waiting for test data', cause: '{who} has the only export of real data', tried: 'Made some up, too small' },
  { said: 'I don’t get an answer about the edge cases', cause: '{who} reads messages once a day' },
  { said: 'Build is broken on main', cause: '{who} merged a half and went home', tried: 'Reverted it locally' },
  { said: 'Need the secret for the sandbox', cause: '{who} keeps the secret in a personal vault' },
  { said: 'Can’t reproduce it without the harbour’s settings', cause: '{who} promised a dump of the settings' },
  { said: 'The ticket contradicts the contract', cause: '{who} wrote both and means a third thing' },
  { said: 'Waiting for {who} to deploy the other half', cause: 'a deployment that stands still' },
];

/** Somebody outside has to do something first; `from` is whom the form names. */
export const waitingForVendor: readonly (BlockWords & { readonly from: string })[] = [
  {
    ...{ said: 'The payment provider has not answered', cause: 'the provider’s support queue' },
    ...{ from: 'Nordpay, ticket 48812', tried: 'Called them, then their account manager' },
  },
  {
    ...{ said: 'Sandbox of the bank is down', cause: 'maintenance at the bank, announced nowhere' },
    from: 'Hansebank API support',
  },
  {
    ...{ said: 'App review takes longer than usual', cause: 'a reviewer asks for a demo account' },
    from: 'The app store’s review',
  },
  {
    ...{ said: 'Gate controller firmware is broken', cause: 'a fault in the vendor’s firmware 4.2' },
    ...{ from: 'Portalis, the maker of the gates', tried: 'Rolled back to 4.1: other fault' },
  },
  {
    ...{ said: 'Waiting for the designs', cause: 'Tom is a guest three days a week and has another client' },
    from: 'Tom’s designs',
  },
  {
    ...{ said: 'No tide data for October', cause: 'the hydrographic office publishes late' },
    from: 'The hydrographic office',
  },
  {
    ...{ said: 'Legal wants to see the text', cause: 'an outside lawyer on holiday' },
    from: 'Our lawyers',
  },
  {
    ...{ said: 'The harbour office must confirm the list', cause: 'nobody at the office knows who may confirm' },
    from: 'Port of Gdynia',
  },
  {
    ...{ said: 'Our mail sender blocked the campaign', cause: 'a spam score after one bad list' },
    from: 'The mail sender’s abuse desk',
  },
  {
    ...{ said: 'Certificate request is pending', cause: 'the registrar waits for a fax' },
    from: 'The registrar',
  },
];

/** Another task has to be done first. */
export const waitingForTask: readonly BlockWords[] = [
  { said: 'Needs {task} first', cause: 'really the other task' },
  { said: 'Would collide with {task}', cause: 'both touch the same table' },
  { said: 'The endpoint from {task} is missing', cause: 'an endpoint that is still to be built' },
  { said: 'I build on what {task} changes', cause: 'an order nobody planned' },
  { said: 'Can’t be tested before {task}', cause: 'a test bed that comes with the other task' },
];

/** Tools and machines. */
export const waitingForTools: readonly BlockWords[] = [
  { said: 'CI is out of minutes', cause: 'a loop in somebody’s workflow ate the minutes' },
  { said: 'My laptop is being replaced', cause: 'a dead disk' },
  { said: 'Staging is down', cause: 'a full disk on staging', tried: 'Restarted it' },
  { said: 'VPN refuses me', cause: 'an expired account after the name change' },
  { said: 'The emulator doesn’t start since the update', cause: 'a graphics driver' },
  { said: 'Package registry is slow to death', cause: 'a proxy in the office network' },
  { said: 'Test phones are all at the boat show', cause: 'one shelf of phones for everybody' },
];
