import type { ReactNode } from 'react';
import { Text } from '../blocks/text.tsx';
import { attributesOf, type ControlParts, keyOf } from './choices.ts';
import { chosen, fields, type Option, optionsOf } from './element.ts';

/** Checkboxes, or radio buttons where one only may be chosen. */
export function Boxes({ many, ...parts }: ControlParts & { readonly many: boolean }): ReactNode {
  const { element, value, onChange } = parts;
  const what = chosen(value);
  const picked = (many ? (what as readonly unknown[] | null) : [what])?.map(keyOf) ?? [];
  const choose = (option: Option, isOn: boolean) => {
    const kept = optionsOf(element).filter((one) => (one.value === option.value ? isOn : picked.includes(one.value)));
    onChange({ type: element.type, [fields[element.type]?.field ?? '']: many ? kept : option });
  };
  const { id, ...attributes } = attributesOf(parts);
  return (
    <div className="boxes" role={many ? 'group' : 'radiogroup'} {...attributes}>
      {optionsOf(element).map((option, at) => (
        <label key={option.value}>
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={picked.includes(option.value)}
            onChange={({ target }) => choose(option, target.checked)}
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
