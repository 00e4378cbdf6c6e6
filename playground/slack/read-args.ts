/** A switch of a Web API call, which comes as such in JSON and as text in a form. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A list or an object, which comes as such in JSON and as text in a form; undefined for what is neither. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
