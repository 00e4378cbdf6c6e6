/** What managers, the CTO and leads plan for themselves: points, then the title. */
export const leadershipTitles = `
1 Agree the launch date of season passes with sales
2 Write the engineering part of the board letter
3 Plan the on-call rota until spring
2 Interview questions for the data engineer
1 Decide which harbours join the winter pilot
3 Budget of the cloud account for next year
2 Answer the security questionnaire of the port of Kiel
1 Choose the date of the hack week
2 Review the contract with the payment provider
3 Draft the career levels for mobile
1 Book rooms for the offsite in Lisbon
2 Go through the exit interviews
2 Describe the role of a second designer
1 Set the goals for the quarter with the leads
3 Compare two vendors of gate controllers
2 Postmortem of the Easter outage, final version
1 Renew the certificate of the harbour terminal
2 Collect what support hears most often
`;

/** Small things people notice and take on themselves, by team: points, then the title. */
export const smallTitles: Readonly<Record<string, string>> = {
  Platform: `
1 Delete the orphaned preview databases
2 Flaky test in the payout suite
1 Add the missing index to the runbook
2 Upgrade the queue library to the last minor
1 Tidy the environment variables of staging
1 Silence the alert that nobody answers
2 Seed data for local harbours
2 Speed up the type check in CI
1 Note how to replay a webhook by hand
1 Remove the debug log line from the price engine
2 Measure cold starts of the export job
2 Rename the two tables called harbour
1 Label the dashboards by owner
2 Backfill the missing booking references
`,
  Web: `
1 Typo in the cancellation terms
2 Storybook page for the price tag
1 Remove dead styles of the old header
2 Snapshot tests that depend on the date
1 Missing alt texts on the start page
2 Upgrade the router
1 Sort the translation files
2 One component for all money amounts
1 Redirect the old help pages
2 Replace moment in the arrivals list
1 Check all links in the footer
2 Dark mode of the print preview
`,
  Mobile: `
1 Delete unused image assets
2 Speed up the Android build
1 Screenshots for the Danish store page
2 Lint rule against hard-coded strings
1 Signing key reminder in the calendar
2 Simulator profile with a slow network
1 Rename the release lanes
2 Test devices on the shelf run the current beta
1 Ship the corrected licence list
2 Unit tests of the tide interpolation
1 Remove the second crash reporter
2 Document how a gate is simulated
`,
};

/** Parts of the tasks of 21 points, by the beginning of their titles. */
export const partTitles: Readonly<Record<string, string>> = {
  'Payments for the winter': `
5 Winter storage: contracts and instalments
3 Winter storage: reminders for late payers
8 Winter storage: ledger and payouts
5 Winter storage: take over last year’s contracts
`,
  'Owner portal': `
8 Owner portal: calendar of the own berth
5 Owner portal: statements and payouts
3 Owner portal: invitation and first steps
`,
  'Gate access': `
5 Watch: pair with the phone
3 Watch: code on the wrist without network
8 Watch: open the gate nearby
`,
};
