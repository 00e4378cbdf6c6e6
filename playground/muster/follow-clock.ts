import type { App } from '../../src/app.ts';
import type { Clock } from '../../src/ports/outbound/system.ts';
import { type ClockMessage, clockMessage, instantAt, type Pace } from './clock-messages.ts';

export type FollowedClock = {
  readonly clock: Clock;
  /** From here on what is asked about is this app. */
  serve(app: App): void;
};

/**
 * A clock that the parent process moves. Resolves with its first word, as nothing may begin at a wrong time.
 * It has no other door than the channel between the two processes.
 */
export function followClock(channel: NodeJS.Process): Promise<FollowedClock> {
  let pace: Pace = { kind: 'runs', aheadMs: 0 };
  let app: App | null = null;
  const clock: Clock = { now: () => instantAt(pace) };
  return new Promise((resolve) => {
    channel.on('message', (given: unknown) => {
      const message = clockMessage.parse(given);
      if (message.ask === 'pace') {
        pace = message.pace;
        resolve({
          clock,
          serve: (served) => {
            app = served;
          },
        });
      }
      void answer(app, message).then((reply) => channel.connected && channel.send?.({ id: message.id, ...reply }));
    });
  });
}

async function answer(app: App | null, { ask }: ClockMessage): Promise<object> {
  try {
    if (ask === 'tick') await app?.tick();
    if (ask === 'settle') await app?.settle();
    return ask === 'next-due' ? { atMs: (await app?.nextDueAt())?.getTime() ?? null } : {};
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) };
  }
}
