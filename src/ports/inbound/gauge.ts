import type { Tx } from '../outbound/store.ts';

/** A figure of a feature on `/metrics`, read each time somebody asks. */
export type Gauge = {
  readonly name: `muster_${string}`;
  readonly help: string;
  /** Of one workspace; the machine adds up all of them. Label values come from closed lists, never from people or ids. */
  readonly read: (
    tx: Tx,
  ) => Promise<readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]>;
};
