import { type LogLevel, SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { RequestKey } from '../../kit/ids.ts';
import type { Log, Random } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import { within } from '../within.ts';
import { sortFields, sortPayload } from './payloads.ts';
import type { Answer, MusterReceiver } from './receiver.ts';

export type SocketReceiverOptions = {
  readonly receiver: Pick<MusterReceiver, 'accept'>;
  readonly appToken: string;
  /** Ends with `/`. */
  readonly apiUrl: string;
  /** Requests answered at the same time; more are not acknowledged, so Slack sends events again. 200 by default. */
  readonly maxInFlight?: number;
  readonly log: Log;
  readonly random: Random;
};

export interface SocketReceiver {
  /** Connects in the background and stays connected. */
  start(): void;
  stop(): Promise<void>;
}

/** Longest wait between attempts to connect, in milliseconds; the first is 1 s. */
const LONGEST_WAIT_MS = 30_000;
const STOP_MS = 2_000;

/** Socket Mode: the same way in as HTTP, the envelope's id in the place of the signature. */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  return new Socket(options);
}

class Socket implements SocketReceiver {
  readonly #options: SocketReceiverOptions;
  readonly #client: SocketModeClient;
  #inFlight = 0;
  #failures = 0;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: SocketReceiverOptions) {
    this.#options = options;
    this.#client = new SocketModeClient({
      appToken: options.appToken,
      logger: socketLogger(options.log),
      // The client gives up for good on network errors while reconnecting: connecting again is ours.
      autoReconnectEnabled: false,
      clientOptions: { slackApiUrl: options.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    });
    this.#client.on('slack_event', (envelope: unknown) => void this.#onEnvelope(envelope));
    this.#client.on('disconnected', () => this.#reconnect());
    this.#client.on('connected', () => {
      this.#failures = 0;
      if (this.#stopped) return void this.#client.disconnect();
      options.log.info({ event: 'slack.socket-connected' }, 'connected to Slack by Socket Mode');
    });
  }

  start(): void {
    this.#stopped = false;
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    // A client that was just connecting never says that it is gone.
    await within(STOP_MS, () => this.#client.disconnect()).catch(() => {});
  }

  async #connect(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.#options.log.warn({ event: 'slack.socket-failed', error }, 'Socket Mode could not connect; trying again');
      this.#reconnect();
    }
  }

  #reconnect(): void {
    if (this.#stopped || this.#timer !== null) return;
    // Slack asks every connection to move now and then: the first reconnect is at once.
    const waitMs = this.#failures === 0 ? 0 : Math.min(1_000 * 2 ** (this.#failures - 1), LONGEST_WAIT_MS);
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#stopped) void this.#connect();
    }, waitMs);
  }

  async #onEnvelope(received: unknown): Promise<void> {
    const envelope = envelopeShape.safeParse(received).data;
    if (envelope === undefined || this.#inFlight >= (this.#options.maxInFlight ?? 200)) return;
    crashPoint('receiver.verified');
    this.#inFlight += 1;
    const { body, envelope_id: id, type, retry_num, retry_reason } = envelope;
    const json = toJson(body);
    const incoming = type === 'slash_commands' ? sortFields(body as Record<string, string>) : sortPayload(body);
    await this.#options.receiver.accept({
      incoming: json === null ? { kind: 'unknown', type } : incoming,
      key: id as RequestKey,
      json: json ?? '',
      requestId: this.#options.random.uuid(),
      headers: {
        ...(retry_num !== undefined && { retryNumber: String(retry_num) }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      },
      send: (answer) => {
        this.#inFlight -= 1;
        void this.#acknowledge(envelope.ack, answer);
      },
    });
  }

  async #acknowledge(ack: (body?: unknown) => Promise<void>, answer: Answer): Promise<void> {
    // Slack sends an event again when it isn't acknowledged.
    if (answer.kind === 'try-later') return;
    try {
      await ack(answer.kind === 'accepted' ? (answer.body ?? undefined) : undefined);
    } catch (error) {
      this.#options.log.warn({ event: 'slack.ack-lost', error }, 'an acknowledgement did not reach Slack');
    }
  }
}

const envelopeShape = z.object({
  envelope_id: z.string().min(1).max(255),
  type: z.string(),
  body: z.unknown(),
  ack: z.custom<(body?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  retry_num: z.number().optional().catch(undefined),
  retry_reason: z.string().max(50).optional().catch(undefined),
});

/** Null when it is nested too deeply to be written. */
function toJson(body: unknown): string | null {
  try {
    return JSON.stringify(body) ?? null;
  } catch {
    return null;
  }
}

/** Its lines quote whole payloads at debug level, so only what is wrong comes through. */
function socketLogger(log: Log) {
  const write = (...parts: unknown[]) => log.warn({ event: 'slack.socket' }, parts.map(String).join(' ').slice(0, 300));
  return {
    debug: () => {},
    info: () => {},
    warn: write,
    error: write,
    setLevel: () => {},
    getLevel: () => 'warn' as LogLevel,
    setName: () => {},
  };
}
