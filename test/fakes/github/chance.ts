/** Chance that can be repeated for each thing by itself: the same seed and number give the same rolls (mulberry32). */
export function chanceOf(seed: number, number: number) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (from: number, to: number) => from + Math.floor(roll() * (to - from + 1)),
    pick: <T>(of: readonly T[]): T => {
      const one = of[Math.floor(roll() * of.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    /** 40 hex digits. */
    sha: () => Array.from({ length: 5 }, () => hex8(Math.floor(roll() * 4_294_967_296))).join(''),
  };
}

function hex8(value: number): string {
  return value.toString(16).padStart(8, '0');
}
