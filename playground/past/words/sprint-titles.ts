/** What the platform team took into its sprints before everybody used Muster: points, then the title. */
export const sprintTitles = `
3 Keep the berth map in step with the harbour’s own plan
5 Move the price history into its own table
2 Warn before a harbour’s certificate runs out
3 Book two berths for one catamaran
5 Import winter stays from the old system
3 Charge the deposit when the season opens
2 Show the queue of unsent mails to support
5 Take bookings while the price service is away
3 Cancel a stay without losing its invoice
5 Send harbours their statistics once a week
2 Turn off mails to closed harbours
3 Match payments without a reference
5 Free a berth when nobody arrives
3 Let a harbour close single berths
2 Count retries of the mail provider
5 Read tariffs from the harbour’s own sheet
3 Merge two accounts of one sailor
5 Keep the waiting list fair over seasons
2 Ask for a boat’s draught when it matters
3 Round prices as the harbour does
5 Hand bookings over when a harbour is sold
3 Say why a booking was refused
2 Speed up the search for a sailor
5 Split group bookings by boat
3 Send the harbour’s flag with each confirmation
2 Keep the audit trail for two years
3 Try payouts again after a bank holiday
5 Store arrival times in harbour time
3 Show deposits in the day’s closing
2 Name the currency in every mail
3 Refuse a booking without a boat
5 Freeze prices while an invoice is open
2 Say which job filled the queue
3 Keep a sailor’s wishes between stays
5 Tell partners of closed berths
2 Drop the old receipt template
3 Test the payout run on last year’s data
2 Show the harbour office who changed a price
`;
