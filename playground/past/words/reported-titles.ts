/** Faults that somebody reports, with the team that gets them: points, then the title. */
export const faultTitles: Readonly<Record<string, string>> = {
  Platform: `
2 Confirmation mail arrives twice at Gmail addresses
3 Payout of the port of Gdynia is one day late
2 Export stops at harbours with an ampersand in the name
1 Wrong VAT rate for Norwegian marinas
3 Search answers slowly on Friday afternoons
2 Webhook to the Hamburg office fails since the certificate change
3 Two boats got the same berth last Saturday night
1 Invoice number skipped by one
2 Tide of Cuxhaven is an hour off
2 Refund shows as pending for ever
3 Queue older than a minute twice in one night
2 Availability is wrong after a season change
`,
  Web: `
2 Keyboard hides the password field on small phones
3 Checkout shows the wrong currency
1 Broken umlauts in the voucher mail
2 Map jumps to Africa without location
2 Double click books two nights
1 Back button empties the search
3 Harbour office can’t save a price with a comma
2 Calendar starts on Sunday for German visitors
2 Safari cuts off the price column
1 Logo missing on the invoice
2 Filter for shore power forgets itself
2 Signup accepts a birthday in the future
`,
  Mobile: `
3 App signs people out after the update
2 Gate button stays grey after payment
2 Crash when a boat has no name
1 Tide widget shows yesterday
3 Position sharing drains the battery overnight
2 Push messages arrive in the wrong language
2 Camera is upside down on older phones
1 Arrival countdown says minus one minute
2 Scrolling stutters with many bookings
3 Chat loses messages in tunnels
`,
};

/** What people write in a channel before somebody makes a task of it: the team that gets it, points, the message. */
export const reports: readonly { readonly team: string; readonly points: number; readonly text: string }[] = [
  {
    team: 'Web',
    points: 2,
    text: 'Sales needs the new price list on the site before the boat show\nThey have sent the sheet, it is in the shared drive under "Boot 2027".',
  },
  {
    team: 'Platform',
    points: 3,
    text: 'The harbour office in Sopot sees bookings of the neighbour\nOnly in the day view, not in the export. They are kind about it, but it must not stay.',
  },
  {
    team: 'Mobile',
    points: 2,
    text: 'Gate codes with a leading zero are cut off\nSeen in Vilamoura, all berths from 01 to 09.',
  },
  {
    team: 'Web',
    points: 1,
    text: 'The word "mooring" is translated as "morning" in German\nThree sailors sent the same screenshot.',
  },
  {
    team: 'Platform',
    points: 2,
    text: 'Support can’t look up a booking by the card’s last digits\nThe old tool could.',
  },
  {
    team: 'Mobile',
    points: 3,
    text: 'Harbour masters on Windows tablets see a blank page\nFirst report on Monday, four by now.',
  },
  {
    team: 'Platform',
    points: 1,
    text: 'The status page still names the old office\nSomebody please correct the address.',
  },
  {
    team: 'Web',
    points: 2,
    text: 'People book a berth for the dinghy as well\nThe form asks for "number of boats" where it should ask for crew.',
  },
];
