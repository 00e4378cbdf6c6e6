export { noteSeenShare } from './store/ai-impact/figures.ts';
