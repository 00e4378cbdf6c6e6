import type { ReactNode } from 'react';
import { Text } from '../blocks/text.tsx';
import { keyOf } from './choices.ts';
import { attributesOf, type ControlParts } from './control-parts.ts';
import { chosen, type Option, optionsOf, valueWith } from './element.ts';

/** Checkboxes, or radio buttons where one only may be chosen. */
export function Boxes({ many, ...parts }: ControlParts & { readonly many: boolean }): ReactNode {
  const { element, value, onChange } = parts;
  const what = chosen(value);
  const picked = (many ? ((what ?? []) as readonly unknown[]) : [what]).map(keyOf);
  const choose = (option: Option, isOn: boolean) => {
    const kept = optionsOf(element).filter((one) => (one.value === option.value ? isOn : picked.includes(one.value)));
    onChange(valueWith(element, many ? kept : option));
  };
  const { id, 'aria-required': required, 'aria-invalid': invalid, ...attributes } = attributesOf(parts);
  const wrong = invalid === true && { 'aria-invalid': true };
  return (
    <div
      className="boxes"
      role={many ? 'group' : 'radiogroup'}
      {...attributes}
      {...(!many && { 'aria-required': required })}
    >
      {optionsOf(element).map((option, at) => (
        <label key={option.value}>
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={picked.includes(option.value)}
            onChange={({ target }) => choose(option, target.checked)}
            {...(many || at > 0 ? {} : wrong)}
            {...(many && wrong)}
            {...(attributes['aria-describedby'] !== undefined &&
              at === 0 && { 'aria-describedby': attributes['aria-describedby'] })}
          />
          <span>
            <Text text={option.text} />
            {option.description !== undefined && (
              <small>
                <Text text={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
