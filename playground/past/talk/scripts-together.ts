/**
 * Small talk of everybody. A script begins with its channel; each line names a speaker (a letter for anybody, a handle
 * for somebody) and says it in the channel (`:`) or in the thread of the first line (`>`). `{b}` mentions a speaker,
 * `{b's}` is a first name.
 */
export const scriptsTogether = `
#random
a: Who left a whole lemon cake in the kitchen? Asking for my second piece.
b: Guilty. It was meant for the retro.
c: There is no cake for the retro any more.

#random
a: My neighbour calls his boat "Merge Conflict". I have never felt so understood.
b: Ours would be "Rebase".
c: "Works on my pontoon"

#random
a: Rain sideways here. How is everybody else’s weather?
b: 31 degrees and the fan gave up.
c: Sun, but it is lying: minus two.

#random
a: Coffee machine on the third floor is back from the dead.
b> Did somebody try to turn it off and on again?
a> That was the whole repair.

#random
a: Book tip: a history of lighthouse keepers. Surprisingly much about being on call.
b: Do they rotate?
a: Every three months, by boat, if the weather allows.

#random
tom: Does anybody know a good font for sea charts that isn’t from 1890?
a: I like them from 1890.
tom: I was afraid of that.

#random
a: Lunch: I found a place with proper dosa near the office.
b: Address or it didn’t happen.
a: Behind the station, blue door, no sign.

#random
a: Today I learned that knots are called knots because of knots.
b: This is why I read this channel.

#random
a: My rubber duck has solved two bugs today. It asks for a raise.
b: Add it to the rota.
c: Careful, it will want points.

#random
a: Photo from the weekend: our test boat, with the new stickers.
b: The stickers are straight!
c: That was the third attempt.

#random
a: Anybody up for a run after work on Thursday?
b: If it counts as a standing meeting.
c: In!

#random
a: Which of you changed my desktop picture to a seagull?
b: It was the seagull.

#random
a: Podcast about the invention of the shipping container: recommended.
b> Is it about containers or about containers?
a> Yes.

#random
a: I will be at the boat show on Saturday, who else?
b: Me, with my whole family and no plan.
c: I am at our stand until noon, come by for stickers.

#random
a: Mechanical keyboard for sale. My family asks for it.
b: Which switches?
a: Loud.

#random
a: The sunset over the office pier just now. Sorry, no picture, I was looking.
b: The right way.

#random
nia: Reminder: hack week ideas go into the document until the end of the month.
a> Can ideas be silly?
nia> They should be.

#random
a: I have been pronouncing "quay" wrong for four years.
b: How do you say it?
a: Not any more.

#general
maya: Good morning everybody. From this week on we hand out work with Muster: type /task, say what and by whom, done.
a> Does it read our messages?
maya> No. Only what you type after /task.
b> And who sees the tasks?
maya> All of us, except private ones.

#general
maya: Numbers of the week: 1,204 bookings, 38 new berths, nobody called the emergency line.
a: Nobody! First time since spring.

#general
nia: Welcome back everybody who was away. The list of what happened is in the document, three minutes to read.
a: Thank you, that is the nicest holiday present.

#general
a: Is the price list from sales the final one?
lena: No, one more round with finance. I post it here.
a: Great, then I wait.

#general
maya: The board liked the demo of the gate. Special thanks to mobile, who made a gate open on a ship.
arjun: It opened on the second try, but nobody saw the first.
a: The first try is a secret of this channel.

#general
nia: Please check your holidays in the calendar until the end of the week, also the planned ones.
a: Done.
b: Done. Also for my cat.

#general
a: Who can explain our refund rules to me in one sentence?
ben: Full until noon the day before, half until six, nothing afterwards, and always something for storms.
a: That is one sentence! Thank you.

#general
lena: We are on the front page of a sailing magazine. Page 3, but still.
a: The front page of page 3.
b: Sending it to my mother.

#general
maya: Fire drill today at eleven in Berlin. Please leave even if CI is green.
a: It is red, I can leave at once.

#general
a: I moved the meeting notes to the shared folder, the old links lead there.
b: Thank you, I was looking for them this morning.

#general
nia: New here from Monday on: a working student for support. Please say hello.
a: Hello in advance!
b: What do they sail?
nia: A bicycle, so far.

#general
maya: Please nobody promise the winter pilot to a harbour before we have the contract.
b: What about "we will see"?
maya: Also not "we will see".

#general
ben: Deploy freeze from Friday noon to Sunday because of the regatta in Kiel.
a: Does that include the app?
ben: The app may ship, nobody can stop the stores anyway.

#general
a: The meeting room screen shows last year’s slides. Is that on purpose?
b: It is nostalgic.
a: It is wrong by two harbours.

#customers
lena: A sailor writes: "Best booking page I know, and I know three."
a: Framing this.

#customers
nia: The office in Travemünde asks whether they can print the arrivals on A5.
lena> They can scale it in the print dialog, and we can do better. I write them.
nia> They say thanks and send smoked fish.

#customers
sam: Third question this week about boats with two hulls.
ben> Width counts, not hulls.
sam> I put it into the answers.

#customers
arjun: Somebody opened the gate with the app from a plane. They were bored.
a> Did it open?
arjun> It did. The harbour master was surprised.

#customers
maya: Kiel signed for another two years.
a: Yes!
b: Great work, everybody who had to read that questionnaire.

#customers
ben: Finance of Gdynia would like the export on the second of the month, not on the first.
nia> Can we do that for all?
ben> I look at it, it should be one setting.

#customers
lena: Harbour office asks if the map can show ice.
sam> In May?
lena> In Finland.

#customers
nia: Complaint about a double charge, turned out to be two boats of one owner.
ben> I answer them.
nia> They already apologised.
`;
