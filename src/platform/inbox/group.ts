/** Writes things together: what comes while a write is under way goes into the next one. */
export type Group<In, Out> = {
  add(one: In): Promise<Out>;
};

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
  let writing = false;

  const run = async () => {
    while (waiting.length > 0) await settle(write, waiting.splice(0, most));
    writing = false;
  };
  return {
    add: (one) =>
      new Promise((resolve, reject) => {
        waiting.push({ one, resolve, reject });
        if (writing) return;
        writing = true;
        // What is read from sockets in the same turn of the loop comes along.
        setImmediate(() => void run());
      }),
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
