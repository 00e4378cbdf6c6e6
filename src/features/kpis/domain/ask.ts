import { z } from 'zod';
import type { PersonId, RepositoryId, TeamId } from '../../../kit/ids.ts';
import { LENSES, type Lens } from './measures.ts';
import type { Scope } from './scope.ts';

/** The stretches of time people choose from. */
export const RANGE_CHOICES = ['4w', '12w', 'sprint'] as const;
export type RangeChoice = (typeof RANGE_CHOICES)[number];

/** Which numbers somebody asked for. */
export type NumbersAsk = {
  /** Null: what suits the reader, see `chooseScope`. */
  readonly scope: Scope | null;
  readonly range: RangeChoice;
  readonly lens: Lens;
  /** Null: all repositories. */
  readonly repositoryId: RepositoryId | null;
};

export const DEFAULT_ASK: NumbersAsk = { scope: null, range: '4w', lens: 'muster', repositoryId: null };

/** As short text, to survive in a view's state, a button or a link: `team.<id>/4w/muster/-`. */
export function writeAsk({ scope, range, lens, repositoryId }: NumbersAsk): string {
  return [writeScope(scope), range, lens, repositoryId ?? '-'].join('/');
}

/** What can't be read, of another version of Muster for example, is the default. */
export function readAsk(text: string | undefined): NumbersAsk {
  const [scope = '', range, lens, repository] = (text ?? '').split('/');
  return {
    scope: readScope(scope),
    range: z.enum(RANGE_CHOICES).catch(DEFAULT_ASK.range).parse(range),
    lens: z.enum(LENSES).catch(DEFAULT_ASK.lens).parse(lens),
    repositoryId: (uuid.safeParse(repository).data ?? null) as RepositoryId | null,
  };
}

/** `team.<id>`, `person.<id>`, `workspace`; `-` where nobody chose. */
export function writeScope(scope: Scope | null): string {
  switch (scope?.kind) {
    case undefined:
      return '-';
    case 'person':
      return `person.${scope.personId}`;
    case 'team':
      return `team.${scope.teamId}`;
    case 'workspace':
      return 'workspace';
    default:
      return scope satisfies never;
  }
}

/** @returns null for anything we did not write */
export function readScope(text: string): Scope | null {
  if (text === 'workspace') return { kind: 'workspace' };
  const [kind, id] = text.split('.');
  if (!uuid.safeParse(id).success) return null;
  if (kind === 'person') return { kind, personId: id as PersonId };
  return kind === 'team' ? { kind, teamId: id as TeamId } : null;
}

const uuid = z.uuid();
