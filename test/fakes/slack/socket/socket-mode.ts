import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { World } from '../world.ts';
import { acceptWebSocket, type WebSocketPeer } from './websocket.ts';

export type Envelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: unknown;
  /** Given to send the same envelope again. */
  readonly envelopeId?: string;
  readonly retryAttempt?: number;
  readonly retryReason?: string;
};

export type Ack = { readonly envelopeId: string; readonly payload: unknown; readonly at: number };

export type SocketMode = ReturnType<typeof createSocketMode>;

/** Slack's end of Socket Mode: hands out addresses, pushes envelopes to one of the open connections, keeps the acks. */
export function createSocketMode(world: World, origin: () => string) {
  const tickets = new Set<string>();
  const peers: WebSocketPeer[] = [];
  const acks: Ack[] = [];
  const waiting = new Map<string, ((ack: Ack) => void)[]>();
  let turn = 0;

  function hear(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return;
    const payload = 'payload' in message ? message.payload : null;
    const ack: Ack = { envelopeId: String(message.envelope_id), payload, at: world.now() };
    acks.push(ack);
    for (const tell of waiting.get(ack.envelopeId) ?? []) tell(ack);
    waiting.delete(ack.envelopeId);
  }

  const send = (peer: WebSocketPeer, message: unknown): void => peer.send(JSON.stringify(message));
  // The client ends a connection that doesn't ping for 30 s.
  const pings = setInterval(() => {
    for (const peer of peers) peer.ping();
  }, 5000);
  pings.unref();

  const controls = {
    /** How many connections are open. */
    sockets: (): number => peers.length,
    /** @returns the envelope's id, or null when nobody is connected */
    pushEnvelope(envelope: Envelope): string | null {
      const peer = peers[turn++ % Math.max(1, peers.length)];
      if (peer === undefined) return null;
      const id = envelope.envelopeId ?? randomUUID();
      send(peer, {
        envelope_id: id,
        type: envelope.type,
        payload: envelope.payload,
        accepts_response_payload: envelope.type !== 'events_api',
        ...(envelope.type === 'events_api'
          ? { retry_attempt: envelope.retryAttempt ?? 0, retry_reason: envelope.retryReason ?? '' }
          : {}),
      });
      return id;
    },
    acks: (envelopeId?: string): Ack[] =>
      acks.filter((ack) => envelopeId === undefined || ack.envelopeId === envelopeId),
    /** The first ack of an envelope; null when none came in time. */
    ackOf(envelopeId: string, withinMs = 3000): Promise<Ack | null> {
      const known = acks.find((ack) => ack.envelopeId === envelopeId);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => {
        const late = setTimeout(() => resolve(null), withinMs);
        const tell = (ack: Ack) => {
          clearTimeout(late);
          resolve(ack);
        };
        waiting.set(envelopeId, [...(waiting.get(envelopeId) ?? []), tell]);
      });
    },
    /** Tells every client to go; `refresh_requested` is followed by the end of the connection. */
    askToReconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
      for (const peer of [...peers]) {
        send(peer, { type: 'disconnect', reason, debug_info: { host: 'local' } });
        if (reason !== 'warning') peer.close(1000);
      }
    },
    /** Cuts every connection without a word. */
    dropSockets(): void {
      for (const peer of [...peers]) peer.drop();
    },
  };

  return {
    controls,
    /** `apps.connections.open` */
    open() {
      const ticket = randomBytes(12).toString('hex');
      tickets.add(ticket);
      return { ok: true as const, url: `${origin().replace('http', 'ws')}/socket/?ticket=${ticket}&app_id=A0MUSTER` };
    },
    accept(request: IncomingMessage, socket: Duplex): void {
      const ticket = new URL(request.url ?? '/', origin()).searchParams.get('ticket') ?? '';
      // Each address is good for one connection.
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const onGone = () => {
        if (peer !== null && peers.includes(peer)) peers.splice(peers.indexOf(peer), 1);
      };
      const peer = acceptWebSocket(request, socket, { onText: hear, onGone });
      if (peer === null) return;
      peers.push(peer);
      send(peer, {
        type: 'hello',
        num_connections: peers.length,
        connection_info: { app_id: world.workspaceOf().appId },
        debug_info: { host: 'local', approximate_connection_time: 18_060 },
      });
    },
    close(): void {
      clearInterval(pings);
      controls.dropSockets();
    },
  };
}
