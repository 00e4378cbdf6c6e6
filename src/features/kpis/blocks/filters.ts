import {
  actions,
  type Block,
  button,
  type Choice,
  type ChoiceGroup,
  staticSelect,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import { cutText } from '../../../kit/text.ts';
import { type NumbersAsk, RANGE_CHOICES, writeAsk, writeScope } from '../domain/ask.ts';
import { LENSES } from '../domain/measures.ts';
import type { Scope } from '../domain/scope.ts';
import type { NumbersChoices } from '../use-cases/read-numbers.ts';
import { kpiIds } from './ids.ts';
import { LENS_NAMES } from './words/definitions.ts';
import { RANGE_NAMES } from './words/ranges.ts';

/** Options of one menu. Source: Slack's own limit. */
const OPTIONS_MAX = 100;

/** Two rows of menus above the numbers: whose, over which time; where and by whose definitions. */
export function buildFilters(ask: NumbersAsk, choices: NumbersChoices): readonly Block[] {
  const argument = writeAsk(ask);
  const whose = staticSelect({
    id: kpiIds.scope.build(argument),
    placeholder: 'Whose numbers',
    choices: { groups: whoseGroups(choices) },
    ...(isListed(ask.scope, choices) && { initial: writeScope(ask.scope) }),
  });
  const person = usersSelect({ id: kpiIds.person.build(argument), placeholder: 'One person…' });
  const range = staticSelect({
    id: kpiIds.range.build(argument),
    placeholder: 'How long',
    choices: RANGE_CHOICES.map((value) => ({ value, text: RANGE_NAMES[value] })),
    initial: ask.range,
  });
  const lens = staticSelect({
    id: kpiIds.lens.build(argument),
    placeholder: 'By whose definitions',
    choices: LENSES.map((value) => ({ value, text: `As ${LENS_NAMES[value]} counts` })),
    initial: ask.lens,
  });
  const repositories = repositoryMenu(ask, choices, argument);
  const exportThem = button({ id: kpiIds.export.build(argument), text: 'Export', label: 'Export these numbers' });
  return [
    actions([whose, ...(choices.mayPickPeople ? [person] : []), range]),
    actions([...(repositories === null ? [] : [repositories]), lens, exportThem]),
  ];
}

function whoseGroups({ self, teams }: NumbersChoices): readonly ChoiceGroup[] {
  const named = teams.slice(0, OPTIONS_MAX).map(({ name, scope }) => ({ text: name, value: writeScope(scope) }));
  return [
    { label: 'You', choices: [{ text: 'My numbers', value: writeScope(self) }] },
    ...(named.length === 0 ? [] : [{ label: 'Teams', choices: named }]),
    { label: 'Everybody', choices: [{ text: 'The whole workspace', value: writeScope({ kind: 'workspace' }) }] },
  ];
}

function isListed(scope: Scope | null, { self, teams }: NumbersChoices): boolean {
  const values = [self, { kind: 'workspace' } as const, ...teams.slice(0, OPTIONS_MAX).map((team) => team.scope)];
  return scope !== null && values.some((one) => writeScope(one) === writeScope(scope));
}

/** All of them, in the menu of repositories. */
export const ALL = 'all';

/** Null where there is nothing to choose. */
function repositoryMenu(ask: NumbersAsk, { repositories }: NumbersChoices, argument: string) {
  if (repositories.length < 2 && ask.repositoryId === null) return null;
  // The one chosen is always in the menu, however many there are.
  const chosen = repositories.filter(({ id }) => id === ask.repositoryId);
  const others = repositories.filter(({ id }) => id !== ask.repositoryId);
  const listed = [...chosen, ...others].slice(0, OPTIONS_MAX - 1);
  const choices: Choice[] = listed.map(({ id, name }) => ({ text: cutText(name, 75), value: id }));
  return staticSelect({
    id: kpiIds.repository.build(argument),
    placeholder: 'Repository',
    choices: [{ text: 'All repositories', value: ALL }, ...choices],
    initial: chosen[0]?.id ?? ALL,
  });
}
