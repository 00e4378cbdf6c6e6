import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { ALL } from '../blocks/filters.ts';
import { kpiIds } from '../blocks/ids.ts';
import { type NumbersAsk, readAsk, readScope, writeAsk } from '../domain/ask.ts';
import { findPersonScope } from '../use-cases/read-numbers.ts';

/** The menus above the numbers: each draws the tab again with what was chosen. */
export function filterActions(needs: Ports): NonNullable<SlackListeners['actions']> {
  return {
    [kpiIds.scope.name]: { run: async (args) => change(args, (ask, value) => ({ ...ask, scope: readScope(value) })) },
    [kpiIds.person.name]: {
      run: async (args) => {
        const scope = await findPersonScope(needs, args.actor, chosen(args));
        return change(args, (ask) => ({ ...ask, scope }));
      },
    },
    [kpiIds.range.name]: { run: async (args) => change(args, (ask, range) => again({ ...ask, range })) },
    [kpiIds.lens.name]: { run: async (args) => change(args, (ask, lens) => again({ ...ask, lens })) },
    [kpiIds.repository.name]: {
      run: async (args) => change(args, (ask, id) => again({ ...ask, repositoryId: id === ALL ? null : id })),
    },
  };
}

type Loose = { readonly [K in keyof NumbersAsk]: K extends 'scope' ? NumbersAsk['scope'] : string | null };

/** What a menu sent is read like any other text: what it can't mean becomes the usual. */
function again(ask: Loose): NumbersAsk {
  return readAsk(writeAsk(ask as NumbersAsk));
}

function change({ argument, source, ...args }: ActionArgs, to: (ask: NumbersAsk, value: string) => NumbersAsk): Reply {
  const kpi = writeAsk(to(readAsk(argument), chosen(args)));
  const state = source.kind === 'home' ? source.state : {};
  return { kind: 'home', tab: 'numbers', state: { ...state, kpi } };
}

function chosen({ value }: Pick<ActionArgs, 'value'>): string {
  return typeof value === 'string' ? value : '';
}
