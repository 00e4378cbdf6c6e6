import { people, repositories, teams } from '../../company.ts';
import type { LocalGitHub } from '../../github/open-github.ts';
import { chooseAll, elementOf, isInput, secretIn, topmost } from './choose-all.ts';
import { done, type Performed, refused, type Stage, troubleIn } from './performance.ts';
import { pressInSettings } from './press-in-settings.ts';

type Needs = Omit<Stage, 'saidAt'> & {
  readonly github: LocalGitHub;
  /** Resolves when Muster has nothing left to do. */
  readonly settle: () => Promise<void>;
};

/**
 * Connects Muster to the local GitHub as the owner of a small company would: a token in Home, the webhook's secret copied
 * over to GitHub, every repository chosen. Where nobody has opened a pull request yet everybody pushes a commit, so that
 * Muster knows whose account is whose. Does nothing where that is done.
 */
export async function connectGitHub(needs: Needs): Promise<Performed> {
  const { github, slack } = needs;
  if (github.isConnected()) return done;
  const as = people.find(({ kind }) => kind === 'owner')?.id ?? '';
  const connected = await giveToken(needs, as);
  slack.views.clear(as);
  if (connected.kind === 'refused') return connected;
  // The list of repositories is on its way.
  await needs.settle();
  slack.views.leaveHome(as);
  const chosen = await chooseAll(asStage(needs), as);
  slack.views.clear(as);
  slack.views.leaveHome(as);
  if (chosen.kind === 'refused') return chosen;
  github.keepConnected();
  // From its past Muster learns who is who, and reads it while people look around: nobody waits for that.
  if (repositories.some(({ fullName }) => github.world.pulls(fullName).length > 0)) return chosen;
  await introduce(needs);
  await needs.settle();
  return chosen;
}

/** Everybody's first commit that Muster hears of: by its address it knows whose account it is. */
async function introduce({ github }: Needs): Promise<void> {
  for (const { name: team, members } of teams) {
    const repository = repositories.find((one) => one.team === team)?.fullName;
    if (repository === undefined) continue;
    for (const { id, name } of people.filter((person) => members.includes(person.id))) {
      const message = `Add ${name.split(' ')[0]} to the code owners`;
      await github.act(id, { kind: 'push', repository, number: null, message });
    }
  }
}

async function giveToken(needs: Needs, as: string): Promise<Performed> {
  const { deeds, slack, github } = needs;
  const pressed = await pressInSettings(asStage(needs), as, { prefix: 'connections.use-token', team: null });
  if (pressed.kind === 'refused') return pressed;
  const form = await topmost(slack, as, ({ submit, blocks }) => submit !== null && blocks.some(isInput));
  if (form === null) return refused('No form came.');
  const values = { token: { [elementOf(form, 'token')]: { type: 'plain_text_input', value: github.token } } };
  const sent = await deeds.submit(as, { viewId: form.id, values });
  const trouble = troubleIn(sent) ?? sent.errors?.token ?? null;
  if (trouble !== null) return refused(trouble);
  const shown = await topmost(slack, as, (view) => secretIn(view) !== null);
  const secret = shown === null ? null : secretIn(shown);
  if (secret === null) return refused('Muster showed no secret for the webhook.');
  github.setSecret(secret);
  return done;
}

const asStage = ({ deeds, slack }: Needs): Stage => ({ deeds, slack, saidAt: () => null });
