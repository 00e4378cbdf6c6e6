import type { GuardNeeds } from '../guard.ts';
import type { Registry } from '../registry.ts';
import type { Workspaces } from '../workspaces.ts';

export type DispatchNeeds = GuardNeeds & { readonly registry: Registry; readonly workspaces: Workspaces };
