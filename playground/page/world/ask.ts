import type { Result } from '../../deeds/result.ts';

/** Asks the playground. @returns null when it doesn't answer or knows nothing of it */
export async function look<Answer>(verb: string, query: Readonly<Record<string, string>> = {}): Promise<Answer | null> {
  try {
    const response = await fetch(`/playground/api/${verb}?${new URLSearchParams(query)}`);
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}

/** Does something as somebody. Never throws: what went wrong comes back as a notice. */
export async function act(verb: string, as: string, deed: object): Promise<Result> {
  try {
    const response = await fetch(`/playground/api/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, ...deed }),
    });
    return (await response.json()) as Result;
  } catch {
    return { notice: 'The playground does not answer. Is npm start still running?' };
  }
}
