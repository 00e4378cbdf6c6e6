import { shareFolder } from './disk/share-folder.ts';
import { smallDisk } from './disk/small-disk.ts';
import type { Torture } from './stage/figures.ts';

/** One folder for several, folders that aren't ours, a disk that is full, and one that is read-only. */
export const disk: Torture = async ({ short }) => [...(await shareFolder()), ...(await smallDisk(short))];
