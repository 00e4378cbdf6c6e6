import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<true>();

/**
 * Runs what nobody waits for at the moment: jobs, webhooks, events, messages on their way out. Its transactions wait
 * longer for each other than a person would, and leave a connection to people.
 */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return background.run(true, work);
}

export function isInBackground(): boolean {
  return background.getStore() === true;
}
