import { features } from '../../src/features.ts';
import { buildRegistry, type Registry } from '../../src/platform/slack/registry.ts';
import type { HomeSection } from '../../src/ports/inbound/slack.ts';
import type { Ports } from '../../src/ports/outbound/ports.ts';

/**
 * Ports that nobody may use: features only close over them when they are put together.
 * Asking one anything while listeners are built fails with its name.
 */
export const silentPorts = new Proxy({} as Ports, {
  get: (_ports, name) =>
    new Proxy(() => {}, {
      apply: () => {
        throw new Error(`a feature calls the port ${String(name)} while it is put together: do that in a listener`);
      },
    }),
});

/** What all features together hear from Slack and show on Home. */
export function readListeners(): { readonly registry: Registry; readonly home: readonly HomeSection[] } {
  return {
    registry: buildRegistry(features.map((feature) => feature.slack?.(silentPorts) ?? {})),
    home: features.flatMap((feature) => feature.home?.(silentPorts) ?? []),
  };
}
