/** What people say around their tasks. `{task}` is its number, `{title}` its title, `{who}` the other's mention, `{reason}` a blocker. */
export const aboutBlocks = {
  asks: [
    'Hi, I am stuck with {task} because of you, in the nicest sense: {reason}. Can you help?',
    'Any chance you look at {task} today? {reason}.',
    'Quick one: {task} waits for you. {reason}.',
    'Sorry to nag, {task} again. {reason}.',
  ],
  /** Where the reason names who reads it. */
  asksShort: ['Hi, {task} waits for you. Can you have a look?', '{task} is stuck until you have a minute. Today?'],
  answers: [
    'Oh. Yes, I will look after lunch.',
    'Sorry, this slipped. On my list now.',
    'Tomorrow morning, promised.',
    'I need to think about it. Give me a day.',
    'In a meeting marathon, but I have seen it.',
  ],
  thanks: ['Thank you, going on!', 'Perfect, that was it.', 'You are the best, {task} moves again.', 'Got it, thanks.'],
  complains: [
    '{task} stands still: {reason}. Has anybody seen that before?',
    'Blocked with {task}. {reason}. I take something else meanwhile.',
    'If anybody knows a way around: {reason} ({task}).',
    'Waiting again, {task}: {reason}.',
  ],
  comforts: [
    'Same thing last month, it solved itself after three days.',
    'No idea, but I feel with you.',
    'Write to them with Maya in copy, that helps.',
    'I can call them, my contact there answers.',
    'Do you want to pair on something else until then?',
  ],
} as const;

/** Questions on the way, each with what can be said to it. */
export const questions: readonly { readonly ask: string; readonly answers: readonly string[] }[] = [
  {
    ask: 'For {task}: should it also work for boats without a name?',
    answers: ['Yes please, and add a test for it.', 'They all have one, "unnamed boat". I wish I were joking.'],
  },
  {
    ask: 'Question on {task}: is there a design, or do I draw it myself?',
    answers: ['Draw it yourself, show it to Tom.', 'Second page of the file, the version without the whale.'],
  },
  { ask: '{task}: do we need this for old bookings too?', answers: ['Only for new ones.', 'Back to January, please.'] },
  {
    ask: 'Who knows the code behind “{title}”? Asking for {task}.',
    answers: ['I wrote that in 2023. I am sorry. Ask me anything.', 'Nobody any more. Shall we read it together?'],
  },
  {
    ask: '{task}, do you want one pull request or three?',
    answers: ['Three small ones, then I read them today.', 'One, if it fits on a screen.'],
  },
  {
    ask: 'In {task}, what happens when the harbour is closed?',
    answers: ['Good question. Say no, and let us see who complains.', 'Then nothing may be sold, not even to friends.'],
  },
  {
    ask: 'Is there a test harbour that I can break for {task}?',
    answers: ['Take “Port Nowhere”, everybody breaks that one.', 'The one in staging with my name.'],
  },
  {
    ask: '{task} touches the prices. Who has to look at it?',
    answers: ['I do, and finance wants a sentence about it.', 'Two of us, always two for prices.'],
  },
  {
    ask: 'How sure are we that anybody wants {task}?',
    answers: ['Three harbours asked last month.', 'Let us talk for five minutes, that is faster.'],
  },
];

export const aboutWork = {
  cheers: [
    '{task} is live: {title}. Tell me if something looks odd.',
    'Done: {title} ({task}). It was smaller than I feared.',
    'Finally: {task}. {title}. I need a coffee.',
    '{task} is through review and merged.',
    'Shipped {task}. The harbour in Kiel sees it first.',
  ],
  applause: [
    'Nice!',
    'That was fast.',
    'Finally!',
    'Looks good on my machine.',
    'The harbour will love it.',
    'Well done!',
  ],
  gratitude: ['Thank you for taking over {task}!', 'Thanks for {task}, I owe you one.', 'You saved {task}, thank you.'],
  generosity: ['Any time.', 'No problem, I liked it.', 'You take the next ugly one.'],
} as const;

export const standup = {
  opens: [
    'Morning! What is everybody on?',
    'Round of the day: what do you do, what do you wait for?',
    'Short round in the thread, please.',
    'Who is on what this week?',
  ],
  doing: [
    'On {tasks}.',
    'Today {tasks}.',
    'Still {tasks}, nearly there.',
    '{tasks}, then reviews.',
    'Going on with {tasks}.',
  ],
  waiting: [' Waiting with {tasks}.', ' {tasks} stands still.', ' Can’t go on with {tasks}.'],
  idle: ['Reviews and small things today.', 'Free for something new.', 'Support day.', 'Catching up with mails.'],
} as const;
