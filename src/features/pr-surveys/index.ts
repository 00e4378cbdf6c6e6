export type { PersonChoice, TeamChoice } from './domain/settings.ts';
export type { AuthorWord, JudgedGuess, Rating } from './domain/verdict.ts';
export { surveyRevealed, surveySettled } from './events.ts';
export { listPersonChoices, listTeamChoices } from './store/settings.ts';
export { listOwnVerdicts, listRatings, listVerdicts, listWords } from './store/verdicts.ts';
export { changeTeamChoice, listChoosableTeams } from './use-cases/choose-settings.ts';
export { findSurveyMessage } from './use-cases/find-survey-message.ts';
