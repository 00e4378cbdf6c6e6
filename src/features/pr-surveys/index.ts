export type { PersonChoice, TeamChoice } from './domain/settings.ts';
export { skillOf } from './domain/skill.ts';
export type { AuthorWord, JudgedGuess, Rating } from './domain/verdict.ts';
export { choiceChanged, surveyRevealed, surveySettled } from './events.ts';
export { listPersonChoices, listTeamChoices, saveTeamChoice } from './store/settings.ts';
export { findSurvey } from './store/surveys.ts';
export { listOwnVerdicts, listOwnWords, listRatings, listVerdicts, listWords } from './store/verdicts.ts';
export { findSurveyMessage } from './use-cases/find-survey-message.ts';
