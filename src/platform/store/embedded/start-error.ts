/** The database can't be started or joined. `message` is one plain line with what to do next; `cause` is for the log. */
export class StoreStartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replaceAll(/\s+/g, ' ').trim(), cause === undefined ? undefined : { cause });
    this.name = 'StoreStartError';
  }
}

/** Turns a fault of the file system into a line about the folder it happened in; other errors pass unchanged. */
export function explainFileFault(error: unknown, folder: string): unknown {
  if (error instanceof StoreStartError) return error;
  const advice = ADVICE[errorCode(error) ?? ''];
  return advice === undefined
    ? error
    : new StoreStartError(`Muster cannot keep its data in ${folder}: ${advice}`, error);
}

/** The system's or the driver's code (`ENOENT`, `57P03`), null when the error has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const ANOTHER_FOLDER = 'or set DATA_DIR to another folder.';
const NO_RIGHT = `this user may not write there. Give it the right to, ${ANOTHER_FOLDER}`;
const NO_FOLDER = `a part of that path is a file. Remove the file, ${ANOTHER_FOLDER}`;
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: `the disk is read-only. Make it writable, ${ANOTHER_FOLDER}`,
  ENOSPC: `the disk is full. Free some space, ${ANOTHER_FOLDER}`,
  EDQUOT: `your disk quota is used up. Free some space, ${ANOTHER_FOLDER}`,
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  ENOTEMPTY: `its folder postgres holds something that is no PostgreSQL data. Move that away, ${ANOTHER_FOLDER}`,
  ENAMETOOLONG: 'the path is too long. Set DATA_DIR to a shorter one.',
};
