import type { ReactNode } from 'react';
import { Unknown } from '../blocks/unknown.tsx';
import { Boxes } from './boxes.tsx';
import type { ControlParts } from './control-parts.ts';
import { DateTimeField } from './date-time-field.tsx';
import { ManyPicker } from './many-picker.tsx';
import { OnePicker } from './one-picker.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { TextField, TypedField } from './text-fields.tsx';

/** Any element that holds a value. */
export function Control(parts: ControlParts): ReactNode {
  switch (parts.element.type) {
    case 'plain_text_input':
      return <TextField {...parts} />;
    case 'rich_text_input':
      return <RichTextField {...parts} />;
    case 'number_input':
      return <TypedField {...parts} kind="text" mode="decimal" />;
    case 'email_text_input':
      return <TypedField {...parts} kind="email" mode="email" />;
    case 'url_text_input':
      return <TypedField {...parts} kind="url" mode="url" />;
    case 'datepicker':
      return <TypedField {...parts} kind="date" />;
    case 'timepicker':
      return <TypedField {...parts} kind="time" />;
    case 'datetimepicker':
      return <DateTimeField {...parts} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <OnePicker {...parts} />;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <ManyPicker {...parts} />;
    case 'checkboxes':
      return <Boxes {...parts} many />;
    case 'radio_buttons':
      return <Boxes {...parts} many={false} />;
    default:
      return <Unknown type={parts.element.type} />;
  }
}
