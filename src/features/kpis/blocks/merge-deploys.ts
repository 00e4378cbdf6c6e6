import {
  type Block,
  button,
  type FormValues,
  header,
  input,
  listOf,
  type ModalView,
  modal,
  multiStaticSelect,
  section,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { MergeDeploys } from '../use-cases/choose-merge-deploys.ts';
import { kpiForms, kpiIds } from './ids.ts';

/** Which repositories count a merge as the deployment. */
export function buildMergeDeploys(repositories: MergeDeploys): readonly Block[] {
  if (repositories.length === 0) return [];
  const chosen = repositories.filter(({ deploysOnMerge }) => deploysOnMerge).map(({ name }) => name);
  const state =
    chosen.length === 0
      ? 'No repository counts a merge as its deployment: deploying lasts until a deployment is told.'
      : cutText(`In production with the merge, by Middleware’s definitions: ${chosen.join(', ')}`, STATE_MAX);
  const change = button({ id: kpiIds.mergeDeploys.build(''), text: 'Change', label: 'Change which merges deploy' });
  return [header('Merges that deploy'), section(md`${state}`, { accessory: change })];
}

/** Longest list of names on Home, in characters. House rule. */
const STATE_MAX = 500;

export function buildMergeDeploysShell(): ModalView {
  return modal({
    title: 'Merges that deploy',
    callbackId: kpiForms.mergeDeploys,
    close: 'Cancel',
    blocks: [section('One moment…')],
  });
}

export function buildMergeDeploysForm(repositories: MergeDeploys): ModalView {
  const choices = repositories.map(({ id, name }) => ({ text: cutText(name, OPTION_MAX), value: id as string }));
  const groups = Array.from({ length: Math.ceil(choices.length / GROUP) }, (_, n) => {
    const own = choices.slice(n * GROUP, (n + 1) * GROUP);
    return { label: cutText(`From ${own[0]?.text ?? ''}`, OPTION_MAX), choices: own };
  });
  return modal({
    title: 'Merges that deploy',
    callbackId: kpiForms.mergeDeploys,
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      section(
        'Choose repositories in which whatever is merged is in production at once. Middleware’s definitions then count no time for deploying; Muster’s own go by deployments that are told.',
      ),
      input({
        ...{ name: 'repositories', label: 'Repositories', optional: true },
        element: multiStaticSelect({
          choices: groups.length > 1 ? { groups } : choices,
          initial: repositories.filter(({ deploysOnMerge }) => deploysOnMerge).map(({ id }) => id),
        }),
      }),
    ],
  });
}

/** Options of a group, and signs of an option. Source: Slack's own limits. */
const GROUP = 100;
const OPTION_MAX = 75;

export function readMergeDeploys(values: FormValues): readonly string[] {
  return listOf(values, 'repositories');
}
