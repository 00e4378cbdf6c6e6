import { countNonces } from '../platform/vault/nonces.ts';
import { figuresOf, type Torture } from './stage/figures.ts';

const { holds } = figuresOf('vault');

/** A nonce used twice with one key would give both secrets away: a million sealings, each with its own. */
export const vault: Torture = async ({ short }) => {
  const sealings = short ? 50_000 : 1_000_000;
  const nonces = countNonces(sealings);
  return [holds('nonces used once', `${nonces}/${sealings}`, nonces === sealings)];
};
