import { personId } from '../../company.ts';
import { JIRA_EMAIL, JIRA_SITE } from '../../jira/project.ts';
import { chooseAll, elementOf, isInput, secretIn, topmost } from './choose-all.ts';
import { type By, ownChannel } from './commands.ts';
import { fillForm } from './forms.ts';
import { done, type Performed, refused, type Stage, troubleIn, type as typeCommand } from './performance.ts';
import { pressInSettings } from './press-in-settings.ts';
import { pressUnderSprint } from './sprints.ts';

/**
 * Connects Muster to the local Jira as an admin would: site, account and token in Home, the webhook's secret copied over,
 * every project chosen. Resolves when Muster has read it.
 */
export async function connectJira(stage: Stage, { by }: By<'connect-jira'>): Promise<Performed> {
  const { jira, settle, slack } = stage;
  if (jira === undefined || settle === undefined) return refused('There is no Jira here.');
  if (jira.isConnected()) return done;
  const as = personId(by);
  const connected = await giveSite(stage, as, jira);
  slack.views.clear(as);
  if (connected.kind === 'refused') return connected;
  await settle();
  slack.views.leaveHome(as);
  const chosen = await chooseAll(stage, as);
  slack.views.clear(as);
  slack.views.leaveHome(as);
  if (chosen.kind === 'done') await settle();
  return chosen;
}

async function giveSite(stage: Stage, as: string, jira: NonNullable<Stage['jira']>): Promise<Performed> {
  const { deeds, slack } = stage;
  const pressed = await pressInSettings(stage, as, { prefix: 'connections.use-jira-token', team: null });
  if (pressed.kind === 'refused') return pressed;
  const form = await topmost(slack, as, ({ submit, blocks }) => submit !== null && blocks.some(isInput));
  if (form === null) return refused('No form came.');
  const typed = { site: JIRA_SITE, email: JIRA_EMAIL, token: jira.token };
  const values = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      { [elementOf(form, name)]: { type: 'plain_text_input', value } },
    ]),
  );
  const sent = await deeds.submit(as, { viewId: form.id, values });
  const trouble = troubleIn(sent) ?? Object.values(sent.errors ?? {})[0] ?? null;
  if (trouble !== null) return refused(trouble);
  const shown = await topmost(slack, as, (view) => secretIn(view) !== null);
  const secret = shown === null ? null : secretIn(shown);
  if (secret === null) return refused('Muster showed no secret for the webhook.');
  jira.setSecret(secret);
  return done;
}

/** *Whose is it?* below a sprint of Jira; somebody who leads one team is offered that. */
export async function ownBoard(stage: Stage, { by }: By<'own-board'>): Promise<Performed> {
  const pressed = await pressUnderSprint(stage, { by, prefix: 'sprints.board:', name: null });
  return pressed.kind === 'done' ? fillForm(stage, { by, fill: {}, says: 'of its board' }) : pressed;
}

/** `/task jira T-12 MOB-3` */
export async function tieIssue(stage: Stage, { by, deed }: By<'tie'>): Promise<Performed> {
  const text = `/task jira T-${deed.task} ${deed.issue}`;
  const answer = await typeCommand(stage, { by, channelId: ownChannel(by), text });
  const words = typeof answer === 'string' ? answer : answer.text;
  return words.includes('are tied') ? done : refused(words);
}
