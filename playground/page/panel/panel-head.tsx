import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';

type Parts = { readonly title: string; readonly about?: string; readonly onClose: () => void };

/** The top of what stands at the right side. */
export function PanelHead({ title, about, onClose }: Parts): ReactNode {
  return (
    <header className="panel-head">
      <div className="panel-title">
        <h2>{title}</h2>
        {about !== undefined && <p>{about}</p>}
      </div>
      <IconButton name="close" label="Close" onPress={onClose} />
    </header>
  );
}
