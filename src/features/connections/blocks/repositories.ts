import {
  actions,
  type Block,
  button,
  type Choice,
  checkboxes,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  section,
  textInput,
} from '../../../kit/blocks/index.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { ShownRepositories } from '../use-cases/choose-repositories.ts';
import { connectionForms, connectionIds, writeRepositoriesMetadata } from './ids.ts';

/** Boxes in one group. Source: Slack takes ten. */
const GROUP = 10;
const BOXES = 'boxes-';

/** One page of the choice. Turning the page or searching keeps what was ticked. */
export function buildRepositories(
  shown: ShownRepositories,
  about: { readonly connectionId: ConnectionId; readonly draw: number },
): ModalView {
  const { rows, page, search } = shown;
  const boxes = rows.map(({ id, selectedAt }) => ({ id, selected: selectedAt !== null }));
  return modal({
    title: `Choose ${wordsOf(shown).many}`,
    callbackId: connectionForms.repositories,
    submit: 'Done',
    close: 'Close',
    privateMetadata: writeRepositoriesMetadata({ ...about, search, page, shown: boxes }),
    blocks: [
      section(summaryOf(shown)),
      input({
        name: `search-${about.draw}`,
        label: 'Search',
        element: textInput({
          id: connectionIds.search.build(),
          initial: search,
          placeholder: 'Part of a name, then Enter',
          maxLength: 200,
        }),
        optional: true,
        dispatch: true,
      }),
      ...buildButtons(shown),
      ...groupsOf(shown, about.draw),
      ...(rows.length === 0
        ? [section(search === '' ? wordsOf(shown).none : `No ${wordsOf(shown).one} has these words in its name.`)]
        : []),
    ],
  });
}

/** The boxes ticked on the page. */
export function readTicked(form: FormValues): readonly string[] {
  return Object.keys(form)
    .filter((name) => name.startsWith(BOXES))
    .flatMap((name) => listOf(form, name));
}

const WORDS = {
  github: {
    one: 'repository',
    many: 'repositories',
    none: 'GitHub has shown none yet. The list comes within a minute of connecting; an app sees those that were chosen when it was installed.',
  },
  jira: {
    one: 'project',
    many: 'projects',
    none: 'Jira has shown none yet. The list comes within a minute of connecting; it holds those that the account may see.',
  },
} as const;

const wordsOf = ({ source }: Pick<ShownRepositories, 'source'>) => WORDS[source];

function summaryOf({ source, account, selected, total, found, search, pages, page }: ShownRepositories): Mrkdwn {
  const hits = search === '' ? '' : ` “${search}” finds ${found}.`;
  const place = pages === 1 ? '' : ` Page ${page + 1} of ${pages}; turning the page keeps what you ticked.`;
  return md`*${account}*: ${selected} of ${total} ${wordsOf({ source }).many} are read.${hits}${place}`;
}

function buildButtons({ found, foundSelected, page, pages }: ShownRepositories): readonly Block[] {
  const to = (target: number, text: string) => button({ id: connectionIds.turnPage.build(String(target)), text });
  const buttons = [
    ...(foundSelected < found
      ? [button({ id: connectionIds.selectFound.build('all'), text: `Select all ${found}` })]
      : []),
    ...(foundSelected > 0 ? [button({ id: connectionIds.selectFound.build('none'), text: 'Select none' })] : []),
    ...(page > 0 ? [to(page - 1, 'Previous')] : []),
    ...(page < pages - 1 ? [to(page + 1, 'Next')] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

/** Names differ with each drawing: under a name it knows Slack keeps the ticks of the page before. */
function groupsOf({ rows, source }: ShownRepositories, draw: number): readonly Block[] {
  const groups = Array.from({ length: Math.ceil(rows.length / GROUP) }, (_, n) =>
    rows.slice(n * GROUP, (n + 1) * GROUP),
  );
  return groups.map((group, n) => {
    const choices = group.map((row): Choice => {
      const signs = [row.private ? 'private' : '', row.archived ? 'archived' : ''].filter(Boolean).join(', ');
      return { text: row.fullName, value: row.id, ...(signs !== '' && { description: signs }) };
    });
    const initial = group.filter(({ selectedAt }) => selectedAt !== null).map(({ id }) => id);
    return input({
      name: `${BOXES}${draw}-${n}`,
      label: n === 0 ? (source === 'jira' ? 'Projects' : 'Repositories') : 'More',
      element: checkboxes({ choices, initial }),
      optional: true,
    });
  });
}
