/** What the mobile team kept in Jira: points, then the summary. */
export const jiraTitles = `
3 Offline map of the last three harbours
5 Pay the berth from the lock screen
2 Larger letters on the arrival card
3 Remember the boat between bookings
5 Scan a berth’s code on the pontoon
3 Ask for the tide before casting off
2 Haptic answer when the gate opens
8 Sync bookings while the app sleeps
3 Show the fuel dock’s opening hours
5 Share a stay with the crew
2 Dark mode for the harbour map
3 Warn when the battery won’t last the night watch
5 Pick a berth on the map
3 Cancel a stay from the notification
2 Swap the old icons of the toolbar
5 Sign in with a passkey
3 Wind arrows on the harbour map
8 Anchor watch on the wrist
2 Shorter words on the pay button
3 Keep the search after a call
5 Print a pass at the kiosk
3 Guest crew without an account
2 Count opened gates for support
5 Berth photos from sailors
3 Find the harbour office by distance
2 Right-to-left layout of the booking form
5 Widget for the next arrival
3 Retry a payment after a dead zone
3 Ask once for the camera
2 Less data while roaming
5 Check in by approaching the harbour
3 Translate the safety notes
2 Shake to report a fault
3 Show who holds the key
2 Say which berth is downwind
3 Open the gate from the watch
5 Tow a booking to another harbour
2 Explain the deposit before paying
3 Book again with one tap
5 Show showers and laundry nearby
3 Read the harbour’s radio channel aloud
2 Stop asking for a rating twice
3 Find a lost pass by name
`;
