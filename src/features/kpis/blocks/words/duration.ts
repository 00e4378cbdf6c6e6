/**
 * Minutes as people say them, two units at most: `45 min`, `3 h 20 min`, `2 d 4 h`. A day has 24 hours: this is time that
 * passed, nobody's working time.
 * @param minutes 0 or more
 */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < DAY) return join([Math.floor(whole / 60), 'h'], [whole % 60, 'min']);
  const hours = Math.round(whole / 60);
  return join([Math.floor(hours / 24), 'd'], [hours % 24, 'h']);
}

const DAY = 24 * 60;

type Amount = readonly [count: number, unit: string];

function join([large, unit]: Amount, [small, smallUnit]: Amount): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}
