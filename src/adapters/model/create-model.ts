import { cutText } from '../../kit/text.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../ports/outbound/model.ts';
import { boundedFetch } from './bounded-fetch.ts';

export type ModelSettings = {
  /** Null: a server of one's own that wants none. */
  readonly apiKey: string | null;
  /** Of an OpenAI-compatible server: `https://api.openai.com/v1/`. */
  readonly baseUrl: string;
  readonly name: string;
};

/** A model behind an OpenAI-compatible server's chat completions. The SDK is loaded with the first question. */
export function createModel(settings: ModelSettings): Model {
  return { name: settings.name, ask: (request) => ask(settings, request) };
}

async function ask<T>({ apiKey, baseUrl, name }: ModelSettings, request: ModelRequest<T>): Promise<ModelAnswer<T>> {
  const [{ generateText, NoObjectGeneratedError, Output }, { createOpenAI }, { failureOf }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai'),
    import('./failure-of.ts'),
  ]);
  // Its warnings would go to the console, past the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const openai = createOpenAI({ apiKey: apiKey ?? 'none', baseURL: baseUrl.replace(/\/$/, ''), fetch: boundedFetch });
  const deadline = AbortSignal.timeout(request.timeoutMs);
  try {
    const { output, usage } = await generateText({
      model: openai.chat(name),
      instructions: request.instructions,
      prompt: request.material,
      output: Output.object({ schema: request.answer }),
      maxOutputTokens: request.maxOutputTokens,
      abortSignal: deadline,
      // One call is one request: whoever asks decides whether to ask again.
      maxRetries: 0,
    });
    return { kind: 'answered', value: output as T, tokens: usage.totalTokens ?? 0 };
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error))
      return { kind: 'malformed', text: wordsOf(error.text, apiKey), tokens: error.usage?.totalTokens ?? 0 };
    return failureOf(error);
  }
}

/** Servers may repeat what they were sent: the key goes neither into another question nor anywhere else. */
function wordsOf(text: string | undefined, apiKey: string | null): string {
  const clean = apiKey === null ? text : text?.replaceAll(apiKey, '[removed]');
  return cutText(clean ?? '', TEXT_MAX);
}

/** How much of a malformed answer is kept, in characters: enough to ask for it again. */
const TEXT_MAX = 4_000;
