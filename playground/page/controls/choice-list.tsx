import { Fragment, type ReactNode } from 'react';
import { Avatar } from '../avatar.tsx';
import type { Choice, Choices } from './choices.ts';
import type { Combobox } from './use-combobox.ts';

type Parts = {
  readonly box: Combobox;
  readonly picked: readonly string[];
  readonly many: boolean;
  /** The id of the words that name the control. */
  readonly names: { readonly 'aria-labelledby'?: string; readonly 'aria-label'?: string };
};

/** The list below a picker. */
export function ChoiceList({ box, picked, many, names }: Parts): ReactNode {
  const { popup, listId, offer, active, optionId, take } = box;
  if (!popup.isOpen) return null;
  const draw = (choice: Choice) => {
    const at = offer.choices.indexOf(choice);
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line above, which names the active one
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the line above
      <div
        key={choice.key}
        id={optionId(at)}
        role="option"
        className={[at === active && 'active', choice.face !== undefined && 'faced'].filter(Boolean).join(' ')}
        aria-selected={picked.includes(choice.key)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => take(choice)}
      >
        {choice.face !== undefined && <Avatar userId={choice.face} size={22} />}
        <span className="choice-label">{choice.label}</span>
        {choice.about !== '' && <span className="choice-about">{choice.about}</span>}
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m4.5 10.5 3.5 3.5 7.5-8" />
        </svg>
      </div>
    );
  };
  return (
    <div ref={popup.panel} popover="manual" className="popup choice-list">
      {offer.words !== null && (
        <p className="popup-words" role="status">
          {offer.words}
        </p>
      )}
      <div id={listId} role="listbox" {...names} {...(many && { 'aria-multiselectable': true })}>
        {groupsOf(offer.choices).map(({ group, choices }) => (
          <Fragment key={group}>
            {group === '' ? (
              choices.map(draw)
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
              <div role="group" aria-label={group}>
                <p className="choice-group" aria-hidden="true">
                  {group}
                </p>
                {choices.map(draw)}
              </div>
            )}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function groupsOf(choices: Choices): readonly { readonly group: string; readonly choices: Choices }[] {
  const names = [...new Set(choices.map(({ group }) => group))];
  return names.map((group) => ({ group, choices: choices.filter((choice) => choice.group === group) }));
}
