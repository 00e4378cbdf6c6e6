import { type Block, button, header, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { kpiIds } from './ids.ts';

/** Whether the reader gets the week's numbers. */
export function buildMondayChoice(wants: boolean): readonly Block[] {
  const text = wants ? 'Stop them' : 'Send them';
  const turn = button({
    id: kpiIds.monday.build(wants ? 'off' : 'on'),
    text,
    label: wants ? 'Stop the Monday numbers' : 'Send me the Monday numbers',
  });
  const state = wants
    ? 'One message on Monday at 9:00, your time, with your teams’ week; not while you are away.'
    : 'You get no message. The numbers stay in the tab Numbers.';
  return [header('Monday numbers'), section(md`${wants ? md`*On*` : md`*Off*`}\n${state}`, { accessory: turn })];
}
