/** Planned work of the web team: points, then the title. */
export const webTitles = `
3 Show the tide at arrival on the booking page
5 Rebuild the date picker for keyboards
3 Save the boat’s dimensions with the account
8 Harbour map with live availability
2 Say why a berth can’t be booked instead of greying it out
5 Checkout in two steps instead of four
3 Price breakdown before payment
3 Error page that names a phone number
2 Correct the contrast of secondary buttons
5 Harbour masters can close a pier for a day
3 Print view of the arrivals list
8 Search along a route instead of around a place
2 Lazy load photos of harbours
3 Remember the last three searches
5 Waiting list for a full harbour
1 Use the plural forms of the translation files
3 Danish translation of the checkout
5 Group bookings for regattas
2 Keyboard focus stays inside dialogs
3 Confirmation page with a calendar file
5 Season passes in the account
3 Undo for a cancelled booking within ten minutes
2 Show prices with the visitor’s decimal separator
8 New design of the harbour office’s day view
3 Filter berths by shore power
3 Reviews only from sailors who really stayed
5 Guest checkout without an account
2 Replace the carousel on the start page
1 Favicon that is readable in dark browsers
3 Shorten the form for boat papers
5 Server rendering for harbour pages
2 Skip link to the main content
3 Empty states for new harbour offices
5 Bulk edit of berth prices
3 Name the harbour on every voucher
2 Bundle below 180 kilobytes on the start page
3 Weather warning above the booking
8 Harbour offices invite their own staff
3 Two-column invoice that fits one page
2 Remove the tracking pixel of the old campaign
5 Drag a booking to another berth
3 Show distance in nautical miles
2 Autofill of addresses in checkout
3 Make the language switch keep the page
5 Statistics page for harbour masters
1 Link the imprint from the mail footer
3 Sort results by walking distance to the showers
5 Photos of a berth from the pontoon
2 Skeletons instead of spinners in the search
3 Test the booking flow with a screen reader
21 Owner portal for private berths
`;
