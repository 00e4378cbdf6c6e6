import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../web/contract.ts';
import { usePress } from '../controls/press.tsx';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { useDeed, useScene } from '../world/context.ts';
import { dismiss } from './dismissed.ts';
import { isReadOnly } from './room-words.ts';
import { wordsOfEntry } from './words-of-entry.ts';

type Parts = { readonly entry: TimelineEntry; readonly channelId: string; readonly inThread: boolean };

/** What can be done with a message: shown while one points at it or has the keyboard in it. */
export function MessageTools({ entry, channelId, inThread }: Parts): ReactNode {
  const scene = useScene();
  const { world, moves, notify } = scene;
  const { ts, whisper } = entry;
  const copy = () =>
    navigator.clipboard.writeText(wordsOfEntry(entry, world)).then(
      () => notify('Copied.'),
      () => notify('The browser did not let this be copied.'),
    );
  const canReply = !whisper && !inThread && !isReadOnly(channelId, scene);
  return (
    <div className="message-tools" role="toolbar" aria-label="What to do with this message">
      {!whisper && <Shortcuts channelId={channelId} ts={ts} />}
      {canReply && (
        <IconButton name="reply" label="Reply in thread" onPress={() => moves.openThread({ channelId, ts })} />
      )}
      <IconButton name="copy" label="Copy text" onPress={() => void copy()} />
      <IconButton name="inspect" label="Look behind this message" onPress={() => moves.inspect({ channelId, ts })} />
      {whisper && <IconButton name="close" label="Dismiss" onPress={() => dismiss(ts)} />}
    </div>
  );
}

function Shortcuts({ channelId, ts }: { readonly channelId: string; readonly ts: string }): ReactNode {
  const { world } = useScene();
  const deed = useDeed();
  const { busy, start } = usePress(undefined);
  const use = (callbackId: string) =>
    start(() => deed('message-shortcut', { place: { kind: 'message', channelId, ts }, callbackId }));
  return world.manifest.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ id, name }) => (
      <button key={id} type="button" className="tool-words" disabled={busy} aria-busy={busy} onClick={() => use(id)}>
        <Icon name="bolt" size={16} />
        {name}
      </button>
    ));
}
