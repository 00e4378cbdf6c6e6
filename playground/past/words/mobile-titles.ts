/** Planned work of the mobile team: points, then the title. */
export const mobileTitles = `
5 Check in at the berth with a code on the pole
3 Offline copy of the next booking
3 Push message when the harbour office answers
8 Open the pier gate from the app
2 Larger touch targets on the arrival screen
5 Share the position with the harbour while approaching
3 Dark theme that is readable in sunlight
2 Ask for notifications only after the first booking
5 Scan boat papers with the camera
3 Haptic feedback when a gate opens
3 Widget with tomorrow’s tide
8 Shore power paid by the kilowatt hour
2 Reduce battery use of the approach screen
3 Deep links from confirmation mails
5 Sync the logbook without losing entries
1 Raise the minimum version of Android to 11
3 Keep the app usable with one bar of reception
5 Apple Pay for extensions of stay
3 Extend a stay by one night in two taps
2 Crash reports with the last three screens
3 Metric and imperial boat lengths
5 Chat with the harbour office
2 Remove the splash animation
3 Store review prompt after the third stay
5 Map tiles for the Swedish archipelago
3 Voice over for the tide curve
2 Respect the system’s text size
8 One code base for gate and shower access
3 Passkeys for signing in
5 Background refresh of availability
2 Shorter names in the tab bar
3 Show who is on duty at the harbour
3 Report a broken pedestal with a photo
5 Check out with a photo of the empty berth
1 Update the privacy sheet of both stores
3 Handle daylight saving in the arrival countdown
5 Move analytics to our own endpoint
2 Cache the avatar of the harbour master
3 Cancel a booking from the lock screen
5 Wind forecast along the route
3 Localise units in the watch app
2 Fix the flicker when the keyboard closes
3 Beta channel for harbour offices
5 Migrate the local database without a spinner
3 Remember the boat between devices
21 Gate access with a watch
`;
