/** Something is broken for an hour, in the form of `scripts-together.ts`. */
export const scriptsIncidents = `
#incidents
a: Search answers with errors since ten minutes. Looking.
meera> Same here. The cache node is gone, failing over.
a> Errors are falling.
meera> Back to normal. Sorry, everybody. I write it up.

#incidents
lena: Payments fail in Sweden. Anybody on it?
ben> On it. The provider has a problem on their side, banner is up.
lena> Support tells people to try again at noon.
ben> They say it is fixed. I watch it for an hour.
ben> Stays fixed, closing.

#incidents
a: The status page is red because the status page’s check is broken.
b> So all is well?
a> All but the check. Fixed.

#incidents
meera: Disk of the log server at 95 percent. Cleaning up.
meera> At 60 now. Somebody logged whole tide tables.
a> That was me. The fix is merged.

#incidents
arjun: Gates in Lübeck answer slowly, people wait in front of them.
a> Is it the network there?
arjun> Yes, their router. The harbour master restarts it.
arjun> Open again.

#incidents
a: Mails are delayed by up to 20 minutes, no mail is lost.
b> Cause?
a> One regatta, 900 confirmations at once. Queue is draining.
a> Drained.

#incidents
sam: Harbour pages show prices without VAT in Norway.
ben> Since when?
sam> Since the deploy at two.
ben> Rolled back. Fix follows tomorrow with a test.

#incidents
meera: Certificate of the partner API expires tonight and the renewal failed. Doing it by hand.
meera> Renewed. I also fixed the renewal.
a> Thank you for looking before it was an incident.

#incidents
nia: Support can’t sign in to the back office.
ana> Looking. It is the clock of one machine, 7 minutes off.
ana> Corrected, please try again.
nia> Works. How does a clock run off by 7 minutes?
ana> One second at a time.
`;
