/** Writes things together: what comes while a write is under way goes into the next one. */
export type Group<In, Out> = {
  add(one: In): Promise<Out>;
  /** How many wait for the next write or are in one. */
  readonly size: number;
  /** True while so much comes, or writes take so long, that whoever hands things in has to wait. */
  isPressed(): boolean;
};

/** Waiting together, in one write or for the next. */
const PRESSED_SIZE = 12;
/** A second, while a write takes long, in milliseconds; looked at for so long. House rules, from the bench of the intake. */
const PRESSED = { perSecond: 100, writeMs: 10, lookMs: 250 };

type Waiting<In, Out> = {
  readonly one: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * One write at a time: alone it is as quick as without, and under load one commit, and one wait for the disk, serves many.
 * @param write answers in the order of what it was given; when it fails for several, each is tried alone
 * @param most of one write
 */
export function createGroup<In, Out>(
  write: (all: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): Group<In, Out> {
  const waiting: Waiting<In, Out>[] = [];
  let writing = 0;
  let writeMs = 0;
  const look = createLook();

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      writing = batch.length;
      const startedAt = performance.now();
      await settle(write, batch);
      writeMs = performance.now() - startedAt;
    }
    writing = 0;
  };
  return {
    add: (one) =>
      new Promise((resolve, reject) => {
        waiting.push({ one, resolve, reject });
        look.note();
        if (writing > 0) return;
        writing = 1;
        // What is read from sockets in the same turn of the loop comes along.
        setImmediate(() => void run());
      }),
    get size() {
      return waiting.length + writing;
    },
    isPressed() {
      if (waiting.length + writing >= PRESSED_SIZE) return true;
      return writeMs > PRESSED.writeMs && look.perSecond() >= PRESSED.perSecond;
    },
  };
}

/** How many a second came lately. */
function createLook() {
  let since = performance.now();
  let count = 0;
  let last = 0;
  const turn = () => {
    const passed = performance.now() - since;
    if (passed < PRESSED.lookMs) return;
    last = (count / passed) * 1_000;
    count = 0;
    since += passed;
  };
  return {
    note() {
      turn();
      count += 1;
    },
    perSecond() {
      turn();
      return last;
    },
  };
}

async function settle<In, Out>(
  write: (all: readonly In[]) => Promise<readonly Out[]>,
  batch: readonly Waiting<In, Out>[],
): Promise<void> {
  try {
    const results = await write(batch.map(({ one }) => one));
    for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Out);
  } catch (error) {
    if (batch.length === 1) return batch[0]?.reject(error);
    // One of them may be what the database refuses: the others have nothing to do with it.
    for (const each of batch) await settle(write, [each]);
  }
}
