import { fileURLToPath } from 'node:url';
import { startChild } from '../../test/torture/stage/child.ts';
import type { LoadResult, PhaseResult, Plan } from './plan.ts';

/** Runs a plan in a process of its own. @param onPhase told as each phase ends */
export async function runLoad(plan: Plan, onPhase: (phase: PhaseResult) => void = () => {}): Promise<LoadResult> {
  const child = startChild([process.execPath, GENERATOR], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.process.on('message', (message: { phase?: PhaseResult; result?: LoadResult }) => {
      if (message.phase !== undefined) onPhase(message.phase);
      if (message.result !== undefined) resolve(message.result);
    });
    void child.exited.then(() => reject(new Error('the load process ended early')));
  });
  child.process.send(plan);
  const done = await result;
  await child.exited;
  return done;
}

const GENERATOR = fileURLToPath(new URL('./generator.ts', import.meta.url));
