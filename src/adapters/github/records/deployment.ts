import type { HostDeployment } from '../../../ports/outbound/host-records.ts';

/** GitHub's word for a deployment's state, in either of its interfaces; what is unknown counts as not begun. */
export function deploymentState(said: string): HostDeployment['state'] {
  switch (said.toLowerCase()) {
    case 'success':
      return 'success';
    case 'in_progress':
      return 'in-progress';
    case 'failure':
      return 'failure';
    case 'error':
      return 'error';
    case 'inactive':
      return 'inactive';
    default:
      return 'pending';
  }
}

/** By the environment's name, where GitHub doesn't say `production_environment`: `production`, `prod-eu`, `Production – web`. */
export function isProduction(environment: string): boolean {
  return /^(.*[-_/ ])?prod(uction)?([-_/ ].*)?$/i.test(environment) && !/non|pre/i.test(environment);
}
