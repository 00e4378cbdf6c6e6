/** Planned work of the platform team: points, then the title. */
export const platformTitles = `
3 Write down how we rotate signing keys
5 Move sessions to the new table
3 Alert when the booking queue is older than a minute
8 Split the price engine out of the bookings service
2 Log the berth id with every failed payment
5 Retry webhooks to harbour offices with a growing pause
3 Cache the price list for anonymous visitors
5 Make the season import safe to repeat
2 Drop the unused index on reservations
8 Read replicas for the availability search
3 Rate limits per harbour office instead of per address
5 Store money as minor units everywhere
1 Raise the timeout of the nightly export to ten minutes
3 Trace a booking from click to confirmation mail
5 Soft delete for berths with open invoices
13 Replace the cron box by scheduled jobs
2 Turn on slow query logging in staging
3 Return 409 instead of 500 when a berth was taken meanwhile
5 Move uploads of boat papers to object storage
2 Document the availability endpoint with examples
3 Stop sending sailors’ phone numbers to the analytics store
8 Overbooking guard inside one transaction
5 Nightly restore test of the database backup
3 Tide tables for the Baltic harbours
2 Remove the last callers of API version 1
5 Feed of changed berths for partner sites
3 Sign outgoing webhooks
1 Bump the base image to the current Debian
5 Back-pressure on the mail queue
3 Make refunds idempotent
8 One currency conversion per booking, kept with it
2 Health check that notices a full disk
3 Let finance export invoices by harbour and month
5 Cut the availability query below 80 milliseconds
2 Clean up feature flags older than a quarter
3 Audit log for price changes
5 Fair queue between large and small harbours
3 Time zone of a harbour comes from the harbour, not the server
2 Page the on-call person by severity
8 Prepare the schema for berths with several owners
3 Reject boats longer than the berth at booking time
1 Rotate the staging database password
5 Compress the event archive
3 Show queue depth on the wall dashboard
2 Pin the payment library after the broken release
5 Batch the confirmation mails of regattas
3 Validate IBANs before the first payout
8 Move payouts to the new banking API
2 Test fixtures with boats of every length
3 Answer ETags on the harbour map
5 Load test with last year’s Easter traffic
2 Remove personal data from old request logs
3 Deploy without dropping open connections
5 Weekly capacity report for harbour masters
3 Fail over the cache without an outage
2 Name every background job
21 Payments for the winter storage season
`;
