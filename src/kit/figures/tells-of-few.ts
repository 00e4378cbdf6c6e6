import { eliminate, type Row, reduce } from './eliminate.ts';

/** What a figure is made of: whose answers. No values, so keeping it tells nothing. */
export type Basis = readonly { readonly id: string; readonly authorId: string }[];

/**
 * Whether a fresh figure, added to and subtracted from those that people have seen in whatever way, would tell something
 * of fewer than `authorsMin` people: of one period by two others, of a small team by the workspace and all other teams.
 * Every figure counts as a sum over its answers, and as if everybody knew how many they are. Where there are too many ways
 * to try them all, the answer is true.
 */
export function tellsOfFew(fresh: Basis, seen: readonly Basis[], authorsMin: number): boolean {
  const near = connectedWith(fresh, seen);
  const atoms = atomsOf([fresh, ...near]);
  // A sum of figures has one value on all of an atom, so an atom of many people may have no part in it.
  const many = atoms.filter(({ authors }) => authors.size >= authorsMin);
  const few = atoms.filter(({ authors }) => authors.size < authorsMin);
  const rowOf = (n: number): Row => [...many, ...few].map(({ figures }) => (figures.has(n) ? 1 : 0));
  const known = eliminate(near.map((_, n) => rowOf(n + 1)));
  const rest = reduce(rowOf(0), known);
  // What follows from others tells nothing new; what can't be freed of the answers of many tells of many.
  if (rest.every((one) => one === 0) || rest.slice(0, many.length).some((one) => one !== 0)) return false;
  const left = rest.slice(many.length);
  const others = known.filter(({ pivot }) => pivot >= many.length).map(({ row }) => row.slice(many.length));
  const concerned = few.filter((_, n) => [left, ...others].some((row) => row[n] !== 0));
  if (others.length === 0) return peopleOf(concerned).size < authorsMin;
  return groupsOf([...peopleOf(concerned)], authorsMin - 1).some((group) => {
    const outside = few.flatMap(({ authors }, n) => (authors.isSubsetOf(group) ? [] : [n]));
    const cut = (row: Row) => outside.map((n) => row[n] ?? 0);
    return reduce(cut(left), eliminate(others.map(cut))).every((one) => one === 0);
  });
}

/** Those that share an answer with it, or with one that does, and so on: no others can tell anything of it. */
function connectedWith(fresh: Basis, seen: readonly Basis[]): readonly Basis[] {
  const ids = new Set(fresh.map(({ id }) => id));
  const near: Basis[] = [];
  let far = seen;
  for (let met = -1; met !== near.length; ) {
    met = near.length;
    far = far.filter((basis) => {
      if (!basis.some(({ id }) => ids.has(id))) return true;
      for (const { id } of basis) ids.add(id);
      near.push(basis);
      return false;
    });
  }
  return near;
}

/** Answers that are in the same figures. */
type Atom = { readonly figures: ReadonlySet<number>; readonly authors: ReadonlySet<string> };

function atomsOf(figures: readonly Basis[]): readonly Atom[] {
  const found = new Map<string, { figures: number[]; authorId: string }>();
  for (const [n, basis] of figures.entries())
    for (const { id, authorId } of basis) {
      const known = found.get(id) ?? { figures: [], authorId };
      if (known.figures.at(-1) !== n) known.figures.push(n);
      found.set(id, known);
    }
  return [...Map.groupBy(found.values(), ({ figures: of }) => of.join()).values()].map((same) => ({
    figures: new Set(same[0]?.figures),
    authors: new Set(same.map(({ authorId }) => authorId)),
  }));
}

/** Groups tried at most; more people than this makes are too many to be looked through. */
const GROUPS_MAX = 5_000;

/** All groups of so many of them; of all of them where there are fewer. Beyond the limit everybody, in one group. */
function groupsOf(people: readonly string[], size: number): readonly ReadonlySet<string>[] {
  let groups: (readonly string[])[] = [[]];
  for (let n = 0; n < Math.min(size, people.length); n += 1) {
    groups = groups.flatMap((group) =>
      people.slice(people.indexOf(group.at(-1) ?? '') + 1).map((one) => [...group, one]),
    );
    if (groups.length > GROUPS_MAX) return [new Set(people)];
  }
  return groups.map((group) => new Set(group));
}

function peopleOf(atoms: readonly Atom[]): ReadonlySet<string> {
  return new Set(atoms.flatMap(({ authors }) => [...authors]));
}
