export { createOverrideTasks } from './use-cases/override-tasks.ts';
