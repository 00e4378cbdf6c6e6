import type { ReactNode } from 'react';
import { useStage } from '../frame/stage-context.ts';
import { IconButton } from '../icon-button.tsx';
import { PersonButton } from './person-button.tsx';

type Parts = { readonly pane: number; readonly canClose: boolean };

/** Whose Slack this is, where the sidebar doesn't stand beside to say it. */
export function PersonStrip({ pane, canClose }: Parts): ReactNode {
  const { unsplit } = useStage();
  return (
    <div className="person-strip">
      <PersonButton size={28} />
      {canClose && <IconButton name="close" label="Close this side" onPress={() => unsplit(pane)} />}
    </div>
  );
}
