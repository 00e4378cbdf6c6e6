import type { ReactNode } from 'react';
import { repositories } from '../../company.ts';
import { useScene } from '../world/context.ts';

type Parts = {
  readonly repository: string;
  /** Whom nobody can ask: the author, and who is asked already. */
  readonly without: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Whom to ask for a review; the repository's own team comes first. */
export function ReviewerBoxes({ repository, without, chosen, onChange }: Parts): ReactNode {
  const { world } = useScene();
  const owner = repositories.find(({ fullName }) => fullName === repository)?.team;
  const team = world.teams.find(({ name }) => name === owner)?.members ?? [];
  const people = world.people
    .filter((person) => person.kind !== 'guest' && !without.includes(person.id))
    .toSorted((a, b) => Number(team.includes(b.id)) - Number(team.includes(a.id)));
  return (
    <fieldset className="block input git-reviewers">
      <legend className="label">
        Reviewers <span className="optional">(optional)</span>
      </legend>
      <div className="boxes git-people">
        {people.map((person) => (
          <label key={person.id}>
            <input
              type="checkbox"
              checked={chosen.includes(person.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, person.id] : chosen.filter((one) => one !== person.id))
              }
            />
            <span>
              {person.name}
              <small>{person.title}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
