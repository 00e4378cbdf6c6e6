/**
 * Ready means that it serves its Slack: signed requests before that are answered "starting up".
 * @param isOver asked between two looks @returns false when it was over before
 */
export async function waitUntilReady(origin: string, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    if (await isReady(origin)) return true;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
}

/** Asked this often, in milliseconds. */
const ASK_EVERY_MS = 50;

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`);
    const { degraded } = (await response.json()) as { readonly degraded?: readonly unknown[] };
    return response.ok && degraded?.length === 0;
  } catch {
    return false;
  }
}
