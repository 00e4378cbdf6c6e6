import type { ReactNode } from 'react';
import { useScene } from '../world/context.ts';
import { attributesOf, type ControlParts } from './control-parts.ts';
import { chosen, valueWith } from './element.ts';
import { localOf, secondsOf } from './local-time.ts';

/** A date and a time in the zone of whoever chooses; Slack sends seconds since 1970. */
export function DateTimeField(parts: ControlParts): ReactNode {
  const { element, value, onChange } = parts;
  const { timeZone } = useScene().me;
  const seconds = chosen(value);
  return (
    <input
      {...attributesOf(parts)}
      type="datetime-local"
      className="field short"
      value={typeof seconds === 'number' ? localOf(seconds, timeZone) : ''}
      onChange={({ target }) => onChange(valueWith(element, secondsOf(target.value, timeZone)))}
    />
  );
}
