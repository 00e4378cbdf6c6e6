/** Shop talk in the teams’ channels, in the form of `scripts-together.ts`. */
export const scriptsTeams = `
#platform
a: Does anybody object to raising the pool to 30 connections in staging?
b> As long as it is staging.
a> Done, and written down.

#platform
a: The price engine has a function called doTheThing2.
b: Do we know what happened to doTheThing?
a: It is called from doTheThing2.

#platform
a: Query plan of the day: a hash join where I never saw one. It is four times faster than before.
b> What changed?
a> Statistics. They were eleven months old.

#platform
a: I am going to restart the queue workers in ten minutes, nothing should be noticed.
a: Done, nothing was noticed.

#platform
ben: Please review the migration plan before Thursday, above all step four.
a> Step four is brave.
ben> That is why I ask.

#platform
a: Why do we keep prices as strings in the archive?
b> Because somebody once lost a cent.
c> It was a whole kroner!

#platform
meera: Backups restored fine last night: 41 minutes, 12 faster than in spring.
a: Nice!

#platform
a: Is the tide service allowed to be down for five minutes at night?
b> Tides come anyway.
a> I take that as a yes.

#platform
a: I found out why staging is slow on Mondays. It imports all the harbours of the world.
b> Do we need them?
a> We have 214 customers.
b> Then we need 214 of them.

#platform
ana: If somebody is stuck with the new payout API: I have a working example, ask me.
a: You just saved my afternoon.

#platform
a: Logs say "unexpected boat". I like it.
b> Which boat?
a> A car. Somebody booked a berth for a car.

#platform
ravi: Sorry for being slow today, three reviews and two fires.
ben: Leave the small review to Ana.
ravi: It is okay, I do it tonight.
ana: No, I do it now.

#platform
meera: Alert threshold for the queue is at 60 seconds now. Shout if it nags.
a: It nagged once, rightly.

#platform
a: Has anybody a script to anonymise a booking?
ana> In the tools folder, "forget-me". Works for boats and owners.
a> Perfect name.

#platform
a: Who owns the certificate of the old partner site?
meera> I do now. It runs until March.

#platform
a: I would like to delete the table bookings_old_2.
b> Is there a bookings_old?
a> There is a bookings_old_3.
b> Delete all of them, slowly.

#platform
a: Small win: the nightly export takes 9 minutes instead of 26.
b: How?
a: It no longer asks for the weather of each boat.

#platform
ben: Architecture round at four, topic: one currency per booking.
a: I bring the scary spreadsheet.

#web
a: The new date picker works with a keyboard only. Please try to break it.
b> Broke it with page down.
a> Fixed. Next?
b> It survives me now.

#web
tom: New drafts of the harbour map are in the file. The second row is the serious one.
a> The first row has a kraken.
tom> That is how you know.

#web
a: Which grey do we use for disabled text?
tom> None. Say why it can’t be used and it need not be grey.

#web
a: Lighthouse says 98 for the start page.
b: What are the missing two points?
a: A picture of a lighthouse.

#web
lena: Please no new dependencies this week, we are over the size limit by 3 kilobytes.
a> I can take out the old carousel.
lena> Please do, and take the applause.

#web
a: Does "cancel" on the booking page cancel the booking or the dialog?
b> Yes.
a> That is what I feared. I rename it.

#web
priya: Danish is complete. The longest word is the name of a jetty.
a: How long?
priya: It wraps.

#web
a: The screenshot tests fail because of the date again.
b> Fixed clock in the setup, look at the arrivals tests.
a> Works, thank you.

#web
sam: Working on the two-column invoice, nearly there.
lena> Wasn’t it nearly there yesterday?
sam> It is nearer.

#web
a: I put the empty states online. If you see a sad anchor, your list is empty.
b: I saw the sad anchor. I am sad now.

#web
lena: Retro notes: more pairing, fewer surprises on Fridays.
a: And cake.
lena: And cake, noted.

#web
a: Firefox draws the map tiles with a hairline between them. Only at 110 percent.
b> Half a pixel. I know this one, give me an hour.
b> It was a third of a pixel.

#web
a: Reading the accessibility report. The person who tested it writes better than our whole help centre.
lena: Shall we ask her for the help centre?
a: I asked. She is thinking about it.

#web
a: What is the difference between a mooring and a berth?
sam> One is expensive.
b> Both are expensive.

#mobile
a: New beta is out, 2.14. It contains the dark theme you can read in the sun.
b: I went outside for this. It works.

#mobile
a: Store review asks for a demo account with a gate. Do we have a gate that may open for strangers?
arjun> The one in our storage room.
a> Perfect, and symbolic.

#mobile
charlotte: The Android build takes 11 minutes on my machine. Is that everybody’s number?
a> Nine here.
b> Four, new laptop. Sorry.

#mobile
a: Battery drain is fixed: we asked for the position 30 times a minute, now twice.
b> Does the approach screen still feel alive?
a> Nobody moves that fast in a harbour.

#mobile
siying: I removed 214 unused pictures. The app is 9 MB smaller.
a: 214 is a nice coincidence.

#mobile
a: Crash rate is at 0.04 percent. I would like to frame this.
b: Frame it before the next release.

#mobile
a: Who has the test phone with the broken camera?
b> I keep it. It is the only one that finds bugs.

#mobile
arjun: Gate test on Thursday in the harbour, bring a jacket and a charged phone.
a: And a boat?
arjun: They have some.

#mobile
charlotte: Chat will be done tomorrow.
arjun> Really tomorrow?
charlotte> Tomorrow with a small plus.

#mobile
a: Voice over reads the tide curve like a poem now.
b> "Rising. Rising. High water at four. Falling."
a> Told you.

#mobile
a: The watch shows the code upside down for left-handed people.
b> How did we find out?
a> My left hand.

#mobile
nia: Do you need a decision from me on passkeys?
arjun> Only a yes.
nia> Yes.

#mobile
a: Reminder: translations for 2.15 close on Wednesday.
b: Sent mine.
c: On it.

#mobile
siying: For whoever debugs pushes: the log viewer filters by harbour now.
a: I love you and the log viewer.
`;
