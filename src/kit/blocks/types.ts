import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { DataVisualizationBlock } from './data-visualization.ts';

export type Block = KnownBlock | DataVisualizationBlock;
export type { HomeView, ModalView };

/** What goes out to a channel or as an answer. `text` is what notifications and screen readers say: never empty. */
export type Message = { readonly text: string; readonly blocks: readonly Block[] };

/**
 * A submitted or live form, flat: block id → what the person chose. Text, dates (`YYYY-MM-DD`), numbers and single
 * choices are strings, multiple choices lists, an empty input null.
 */
export type FormValues = Readonly<Record<string, string | readonly string[] | null>>;
