export { natureOf as fileNatureOf } from './domain/file-kind.ts';
