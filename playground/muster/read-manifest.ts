import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What Slack would know of the app: from the same file a person pastes there. */
export type Manifest = {
  readonly commands: readonly { readonly command: string; readonly description: string; readonly hint: string }[];
  readonly shortcuts: readonly { readonly name: string; readonly type: 'global' | 'message'; readonly id: string }[];
  /** True when the app reads nothing that is written to it in its direct messages. */
  readonly readOnlyMessages: boolean;
};

const FILE = new URL('../../manifest.yml', import.meta.url);

export function readManifest(): Manifest {
  const { features } = parse(readFileSync(FILE, 'utf8')) as ManifestFile;
  return {
    commands: (features.slash_commands ?? []).map(({ command, description, usage_hint = '' }) => ({
      ...{ command, description, hint: usage_hint },
    })),
    shortcuts: (features.shortcuts ?? []).map(({ name, type, callback_id }) => ({ name, type, id: callback_id })),
    readOnlyMessages: features.app_home?.messages_tab_read_only_enabled === true,
  };
}

type ManifestFile = {
  readonly features: {
    readonly app_home?: { readonly messages_tab_read_only_enabled?: boolean };
    readonly slash_commands?: readonly { command: string; description: string; usage_hint?: string }[];
    readonly shortcuts?: readonly { name: string; type: 'global' | 'message'; callback_id: string }[];
  };
};
