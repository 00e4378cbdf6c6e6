import type { TestApp } from './test-app.ts';

/** What everybody but some people got to see, hear or read, as text that can be compared. */
export type Transcript = Readonly<Record<string, readonly string[]>>;

/**
 * Everything that Slack was told since the beginning of the journal, apart from what went to these people alone: by place,
 * in order, without ids and time stamps of its own making.
 * @param answerers Slack ids of those whose own screens don't count
 */
export function transcribe(muster: TestApp, answerers: readonly string[]): Transcript {
  const theirs = new Set([...answerers, ...answerers.map((id) => muster.slack.directChannel(id))]);
  const told: Record<string, string[]> = {};
  for (const { method, args, outcome } of muster.slack.calls()) {
    // Answers at a response address and in modals are read where somebody gets them.
    if (!method.startsWith('chat.') && method !== 'views.publish') continue;
    const place = String(args.channel ?? args.user_id ?? '');
    if (theirs.has(place)) continue;
    // Two messages of one place may be edited in either order.
    const message = withoutIds(/"key":"[^"]*"/.exec(String(args.metadata))?.[0] ?? '');
    const at = `${method} ${place} ${message}`;
    told[at] = [...(told[at] ?? []), withoutIds(`${outcome} ${JSON.stringify(args)}`)];
  }
  return told;
}

/** What differs between two of them: the first line of each place; none where everybody saw the same. */
export function differences(one: Transcript, other: Transcript): readonly string[] {
  const places = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return places.flatMap((place) => {
    const [left, right] = [one[place] ?? [], other[place] ?? []];
    const at = left.findIndex((line, n) => line !== right[n]);
    if (at === -1 && left.length === right.length) return [];
    const first = at === -1 ? left.length : at;
    return [`${place}, line ${first}:\n${left[first] ?? 'nothing'}\n${right[first] ?? 'nothing'}`];
  });
}

/** Counters and gauges as `/metrics` shows them; how long things took is left out, how often they happened is not. */
export function metricLines(metrics: string): readonly string[] {
  const lines = metrics.split('\n').filter((line) => line.startsWith('muster_'));
  // Whether the connection to Slack still works is asked by the machine's own time.
  return lines.filter((line) => !/_bucket\{|_sum[ {]|_seconds[ {]|auth\.test/.test(line)).sort();
}

/** Log lines without time, duration and ids, in no order: jobs run side by side. */
export function logLines(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => {
      const { time: _, durationMs: __, outboxId: ___, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return withoutIds(JSON.stringify(rest));
    })
    .sort();
}

export function withoutIds(text: string): string {
  return text
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '<id>')
    .replace(/\b\d{10}\.\d{6}\b/g, '<ts>')
    .replace(/\b[2-9CDFGHJKMNPQRTVWXY]{3}-[2-9CDFGHJKMNPQRTVWXY]{3}\b/g, '<reference>')
    .replace(/"(view_id|trigger_id|hash)":"[^"]*"/g, '"$1":"<id>"')
    .replace(/muster_[\w-]{20,}/g, '<key>');
}
