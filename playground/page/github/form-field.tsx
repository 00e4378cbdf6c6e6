import { type ReactNode, useId } from 'react';

type Parts = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isLong?: boolean;
};

/** A line, or several, with its name above. */
export function FormField({ label, hint, value, onChange, isLong = false }: Parts): ReactNode {
  const id = useId();
  const shared = {
    ...{ id, value, className: 'field' },
    ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  };
  return (
    <div className="block input">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {isLong ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
