import type { App, Receiver } from '@slack/bolt';
import { MusterError } from '../../kit/errors.ts';
import type { RequestKey } from '../../kit/ids.ts';
import type { SlackResponder } from '../../ports/outbound/slack.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { crashPoint } from '../crash-points.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Delivery } from '../inbox/store.ts';
import type { Metrics } from '../metrics.ts';
import { followRequest } from '../request-trail.ts';
import { within } from '../within.ts';
import type { Cargo } from './bolt-app.ts';
import type { Binding } from './connection.ts';
import { type AckBody, type Exchange, openExchange } from './exchange.ts';
import { type EventEnvelope, eventEnvelope, type Incoming, type Interaction } from './payloads.ts';
import { refuseEarly } from './refuse-early.ts';
import { sentences } from './sentences.ts';

/** A request that is surely Slack's. */
export type VerifiedRequest = {
  readonly incoming: Incoming;
  /** The same for every repetition of this request. */
  readonly key: RequestKey;
  /** The payload's own text, for the inbox. */
  readonly json: string;
  readonly requestId: string;
  /** Slack's headers that tell a repetition. */
  readonly headers: Readonly<Record<string, string>>;
  /** Called exactly once. */
  readonly send: (answer: Answer) => void;
};

export type Answer =
  | { readonly kind: 'accepted'; readonly body: AckBody }
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** Nothing was kept: Slack should send it again. */
  | { readonly kind: 'try-later' };

export type ReceiverNeeds = {
  readonly inbox: () => Pick<Inbox, 'take'>;
  readonly binding: () => Binding;
  readonly responder: SlackResponder;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Told of each command, click and form. */
  readonly onAsked?: (() => void) | undefined;
  /** Milliseconds until an answer must be out; 2,200 by default. Source: Slack waits 3 s. */
  readonly budgetMs?: number;
};

/** Our own Bolt receiver: everything from Slack, by HTTP or Socket Mode, comes through here, and nothing else calls `processEvent`. */
export class MusterReceiver implements Receiver {
  readonly #needs: ReceiverNeeds;
  readonly #budgetMs: number;
  readonly #working = new Set<Promise<void>>();
  #app: App | null = null;

  constructor(needs: ReceiverNeeds) {
    this.#needs = needs;
    this.#budgetMs = needs.budgetMs ?? 2_200;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  /** Waits for what has been answered but still works. */
  async stop(): Promise<void> {
    await Promise.all(this.#working);
  }

  /** Answers one request, whatever it holds. Never throws. */
  async accept(request: VerifiedRequest): Promise<void> {
    const { incoming, send } = request;
    switch (incoming.kind) {
      case 'challenge':
        return send({ kind: 'challenge', challenge: incoming.challenge });
      case 'event':
        return this.#store(request, incoming.envelope);
      case 'interaction':
        this.#needs.onAsked?.();
        return this.#track(followRequest(request.requestId, () => this.#serve(request, incoming.payload)));
      case 'rate-limited':
        this.#needs.log.warn({ event: 'slack.rate-limited' }, 'Slack sends fewer events: over 30,000 came in an hour');
        return send({ kind: 'accepted', body: null });
      case 'unknown':
        this.#needs.log.debug(
          { event: 'slack.unknown-payload', type: incoming.type },
          'Slack sent something unheard of',
        );
        return send({ kind: 'accepted', body: null });
      default:
        return incoming satisfies never;
    }
  }

  /** Handles one event from the inbox. @throws whatever the listeners throw, to be tried again or given up */
  async processEvent(delivery: Delivery): Promise<void> {
    const envelope = eventEnvelope.parse(JSON.parse(delivery.body));
    const { requestId = delivery.deliveryId } = delivery.headers;
    const log = this.#needs.log.child({ requestId, deliveryId: delivery.deliveryId });
    const cargo = { kind: 'event', envelope, receivedAt: delivery.receivedAt, log } as const;
    await followRequest(requestId, () => this.#process(cargo));
  }

  async #store(request: VerifiedRequest, envelope: EventEnvelope): Promise<void> {
    const { key, json, requestId, headers, send } = request;
    const startedAt = performance.now();
    // An id that isn't Slack's kind of id can't be stored for sure; the request's own key still tells repetitions.
    const deliveryId = /^[\w.:-]{1,255}$/.test(envelope.event_id) ? envelope.event_id : key;
    const delivery = { source: 'slack', deliveryId, body: json, headers: { ...headers, requestId } };
    let result = 'done';
    try {
      const taken = await within(this.#budgetMs, () => this.#needs.inbox().take(delivery));
      if (taken === 'seen') result = 'repeated';
      crashPoint('receiver.before-ack');
      send({ kind: 'accepted', body: null });
    } catch (error) {
      result = 'unavailable';
      this.#needs.log.warn({ event: 'slack.event-not-stored', requestId, error }, 'an event could not be stored');
      send({ kind: 'try-later' });
    }
    this.#note({ kind: 'event', result, startedAt, log: this.#needs.log.child({ requestId }) });
  }

  async #serve(request: VerifiedRequest, payload: Interaction): Promise<void> {
    const startedAt = performance.now();
    const kind = 'command' in payload ? 'command' : payload.type;
    const exchange: Exchange = openExchange({
      key: request.key,
      log: this.#needs.log.child({ requestId: request.requestId }),
      send: (body) => {
        request.send({ kind: 'accepted', body });
        this.#note({ kind, result: exchange.result, startedAt, log: exchange.log });
      },
    });
    const late = setTimeout(() => this.#answerLate(exchange, payload), this.#budgetMs);
    try {
      const refusal = this.#refusal();
      if (refusal === null) await this.#process({ kind: 'interaction', exchange, payload });
      else this.#refuse({ exchange, payload }, refusal);
    } catch (error) {
      exchange.result = 'failed';
      exchange.log.error({ event: 'slack.dispatch-failed', error }, 'a request could not be dispatched');
      refuseEarly(this.#needs.responder, { exchange, payload }, messageOf(error));
    } finally {
      clearTimeout(late);
      exchange.answer(null);
    }
  }

  #refusal(): string | null {
    const binding = this.#needs.binding();
    if (binding === 'bound') return null;
    return binding === 'starting' ? sentences.starting : sentences.otherWorkspace;
  }

  #refuse(asked: { exchange: Exchange; payload: Interaction }, sentence: string): void {
    asked.exchange.result = 'not-connected';
    refuseEarly(this.#needs.responder, asked, sentence);
  }

  #answerLate(exchange: Exchange, payload: Interaction): void {
    if (exchange.isAnswered()) return;
    exchange.result = 'late';
    exchange.log.warn({ event: 'slack.late', begun: exchange.begun }, 'a request took longer than Slack waits');
    // Once a listener works, a commit may be on its way: nobody may say that nothing happened.
    const sentence = exchange.begun ? sentences.unconfirmed : sentences.late;
    refuseEarly(this.#needs.responder, { exchange, payload }, sentence);
  }

  async #process(cargo: Cargo): Promise<void> {
    if (this.#app === null) throw new Error('the receiver is used before Bolt has initialised it');
    const body = cargo.kind === 'event' ? cargo.envelope : cargo.payload;
    const ack = async (answer?: AckBody) => {
      if (cargo.kind === 'interaction') cargo.exchange.answer(answer ?? null);
    };
    await this.#app.processEvent({ body, ack, customProperties: { cargo } });
  }

  #track(work: Promise<void>): Promise<void> {
    this.#working.add(work);
    return work.finally(() => this.#working.delete(work));
  }

  #note({ kind, result, startedAt, log }: { kind: string; result: string; startedAt: number; log: Log }): void {
    const durationMs = performance.now() - startedAt;
    const labels = { kind, result };
    this.#needs.metrics.observe('muster_slack_request_seconds', 'Time to answer Slack.', labels, durationMs / 1_000);
    log.info({ event: 'slack.answered', ...labels, durationMs: Math.round(durationMs) }, 'a request was answered');
  }
}

function messageOf(error: unknown): string {
  return error instanceof MusterError ? error.message : sentences.unavailable;
}
