import type { ReactNode } from 'react';
import { Boxes } from './boxes.tsx';
import type { ControlParts } from './choices.ts';
import { ManyPicker, OnePicker } from './pickers.tsx';
import { TextField, TypedField } from './text-fields.tsx';

/** Any element that holds a value. */
export function Control(parts: ControlParts): ReactNode {
  switch (parts.element.type) {
    case 'plain_text_input':
      return <TextField {...parts} />;
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
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <OnePicker {...parts} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <ManyPicker {...parts} />;
    case 'checkboxes':
      return <Boxes {...parts} many />;
    case 'radio_buttons':
      return <Boxes {...parts} many={false} />;
    default:
      return <p className="unknown">The playground can’t draw “{parts.element.type}” yet.</p>;
  }
}
