import type { Muster } from '../muster/send.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import type { OptionsAnswer } from '../web/contract.ts';
import { closeModal, type FilledForm, submitModal } from './forms.ts';
import { openHome } from './open-home.ts';
import { askOptions } from './options.ts';
import type { Result } from './result.ts';
import { type Said, say } from './say.ts';
import { type MessagePlace, useMessageShortcut, useShortcut } from './shortcuts.ts';
import { type Use, useControl } from './use-control.ts';

/** What a person can do in Slack. Everything goes to Muster signed, through its real endpoint. */
export type Deeds = {
  /** Types text into a conversation: a command for Muster, or words for the others. */
  say(as: string, said: Said): Promise<Result>;
  /** Presses a button, chooses from a menu. */
  use(as: string, use: Use): Promise<Result>;
  /** What Muster offers in an external menu. */
  options(as: string, use: Use): Promise<Result & OptionsAnswer>;
  submit(as: string, form: FilledForm): Promise<Result>;
  close(as: string, viewId: string): Promise<Result>;
  openHome(as: string): Promise<Result>;
  shortcut(as: string, callbackId: string): Promise<Result>;
  messageShortcut(as: string, used: { readonly callbackId: string; readonly place: MessagePlace }): Promise<Result>;
};

export type DeedNeeds = {
  readonly slack: LocalSlack;
  readonly muster: Muster;
  /** True when Muster's own direct messages take no words. */
  readonly readOnlyMessages: boolean;
};

export function createDeeds(needs: DeedNeeds): Deeds {
  return {
    say: (as, said) => say(needs, as, said),
    use: (as, use) => useControl(needs, as, use),
    options: (as, use) => askOptions(needs, as, use),
    submit: (as, form) => submitModal(needs, as, form),
    close: (as, viewId) => closeModal(needs, as, viewId),
    openHome: (as) => openHome(needs, as),
    shortcut: (as, callbackId) => useShortcut(needs, as, callbackId),
    messageShortcut: (as, used) => useMessageShortcut(needs, as, used),
  };
}
