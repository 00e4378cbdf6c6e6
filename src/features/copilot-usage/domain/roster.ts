/** Who of the workspace has a seat. */
export type Roster = {
  readonly members: number;
  readonly seated: number;
  /** Members of whom no account of the host is known. */
  readonly unmatched: number;
  /** Seats of people who are nobody of the workspace, as far as it is known. */
  readonly strangers: number;
};

/** A left join from the roster: everybody counts once, whether a seat is known or not. */
export function rosterOf(known: {
  readonly members: readonly string[];
  readonly accounts: readonly { readonly hostUserId: string; readonly personId: string | null }[];
  readonly seated: ReadonlySet<string>;
}): Roster {
  const { members, accounts, seated } = known;
  const matched = new Set(accounts.flatMap(({ personId }) => personId ?? []));
  const holders = new Set(accounts.flatMap((one) => (seated.has(one.hostUserId) ? (one.personId ?? []) : [])));
  const own = new Set(accounts.filter(({ personId }) => personId !== null).map(({ hostUserId }) => hostUserId));
  return {
    members: members.length,
    seated: members.filter((id) => holders.has(id)).length,
    unmatched: members.filter((id) => !matched.has(id)).length,
    strangers: [...seated].filter((id) => !own.has(id)).length,
  };
}
