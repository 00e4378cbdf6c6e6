/** The door to the Block Kit functions: everything a feature's `blocks.ts` needs. */
export * from './action-ids.ts';
export { type ButtonParts, button, type Confirmation, confirmation, overflow } from './buttons.ts';
export { type ChartPicture, chartInMessage, chartInView, chartPicture } from './charts.ts';
export {
  type Choice,
  type ChoiceGroup,
  checkboxes,
  externalSelect,
  multiStaticSelect,
  radioButtons,
  staticSelect,
} from './choices.ts';
export { type DataCell, dataTable } from './data-table.ts';
export { dataVisualization, pieChart } from './data-visualization.ts';
export { listOf, readElement, readForm, textOf } from './form.ts';
export { emailInput, fitsTextInput, type InputParts, input, numberInput, textInput, urlInput } from './inputs.ts';
export { actions, context, divider, fields, header, image, quote, section, slackImage, smallImage } from './layout.ts';
export { message } from './message.ts';
export {
  channelsSelect,
  conversationsSelect,
  datePicker,
  multiChannelsSelect,
  multiConversationsSelect,
  multiUsersSelect,
  timePicker,
  usersSelect,
} from './pickers.ts';
export { type Column, table } from './table.ts';
export type { Text } from './text-objects.ts';
export type { Block, FormValues, HomeView, Message, ModalView } from './types.ts';
export { home, type ModalParts, modal } from './view.ts';
