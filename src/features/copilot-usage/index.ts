export { listActiveDays } from './use-cases/list-active-days.ts';
