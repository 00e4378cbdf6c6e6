import { useEffect, useRef } from 'react';
import { directId } from '../../company.ts';
import type { Change, Timeline, TimelineEntry, World } from '../../web/contract.ts';
import { look } from '../world/ask.ts';
import { useScene } from '../world/context.ts';
import { listen } from '../world/live.ts';
import { worldNow } from '../world/now.ts';
import type { Place } from '../world/place.ts';
import { isBlocked, isCardOf, readCreated, saysUndone } from './read-facts.ts';
import { learn, tourNow } from './tour-state.ts';

/** How far back words count as an answer to what was just done, in seconds of the world. */
const JUST_NOW = 120;
const ENTRIES = 20;

/** Learns by itself what was done: from what is said where one is, and from where one is. */
export function useFacts(places: readonly Place[]): void {
  const { world } = useScene();
  const now = useRef({ places, world });
  now.current = { places, world };
  useEffect(() => listen((heard) => void hear(heard as Change, now.current)), []);
  const { step, facts } = tourNow();
  const { ownerId } = facts;
  const isOwner = places.some(({ personId, at }) => personId === ownerId && at === directId(personId, world.bot.id));
  const isHome = places.some(({ at }) => at === 'home');
  useEffect(() => {
    if (isOwner && !tourNow().facts.wasOwner) learn({ wasOwner: true });
  }, [isOwner]);
  useEffect(() => {
    if (isHome && step === HOME_STEP && !tourNow().facts.sawHome) learn({ sawHome: true });
  }, [isHome, step]);
}

/** Home counts when it is its turn: many a newcomer looks there first. */
const HOME_STEP = 3;

type Where = { readonly places: readonly Place[]; readonly world: World };

async function hear(change: Change, { places, world }: Where): Promise<void> {
  if (tourNow().look === 'closed') return;
  switch (change.kind) {
    case 'conversation': {
      const { ownerId } = tourNow().facts;
      const owners = ownerId !== null && change.channelId === directId(ownerId, world.bot.id);
      const here = places.find(({ at }) => at === change.channelId);
      const as = owners ? ownerId : here?.personId;
      if (as !== undefined) await readTimeline(world, as, change.channelId);
      return;
    }
    case 'modals':
    case 'home':
      if (places.some(({ personId }) => personId === change.personId)) {
        read(world, JSON.stringify(await look(change.kind, { as: change.personId })), change.personId);
      }
      return;
    default:
      return;
  }
}

async function readTimeline(world: World, as: string, channel: string): Promise<void> {
  const timeline = await look<Timeline>('timeline', { as, channel, limit: String(ENTRIES) });
  const latest = worldNow().getTime() / 1000 - JUST_NOW;
  for (const entry of timeline?.entries ?? []) {
    if (entry.userId !== world.bot.id) continue;
    if (Number(entry.ts) > latest) read(world, `${entry.text} ${JSON.stringify(entry.blocks)}`, as);
    readCard(entry);
  }
}

function readCard({ text }: TimelineEntry): void {
  const { task, wasBlocked } = tourNow().facts;
  if (task !== null && !wasBlocked && isBlocked(text, task)) learn({ wasBlocked: true });
}

function read(world: World, said: string, byId: string): void {
  const { task, ownerId, undone } = tourNow().facts;
  if (task === null) {
    const created = readCreated(said);
    if (created === null) return;
    learn({ task: created.task, ownerId: created.ownerId ?? byId });
    if (created.ownerId === null) void findOwner(world, created.task);
  } else if (!undone && ownerId !== null && saysUndone(said, task)) learn({ undone: true });
}

/** Where the words don't say it: whoever has the card. */
async function findOwner(world: World, task: string): Promise<void> {
  for (const { id } of world.people) {
    const at = { as: id, channel: directId(id, world.bot.id), limit: String(ENTRIES) };
    const timeline = await look<Timeline>('timeline', at);
    if (timeline?.entries.some(({ text }) => isCardOf(text, task))) return learn({ ownerId: id });
  }
}
