export type { Change, HistoryEntry, Snapshot, Subject } from './domain.ts';
export {
  changeSql,
  findLatestChange,
  listDeeds,
  listHistory,
  listStates,
  recordChange,
  recordChanges,
} from './store.ts';
