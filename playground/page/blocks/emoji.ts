/** The shortcodes people and Muster use most; any other is shown as it is written. */
export const emoji: Readonly<Record<string, string>> = {
  ...{ warning: '⚠️', white_check_mark: '✅', x: '❌', no_entry: '⛔', tada: '🎉', eyes: '👀', bell: '🔔' },
  ...{ wave: '👋', rocket: '🚀', fire: '🔥', bug: '🐛', bulb: '💡', memo: '📝', calendar: '📅', lock: '🔒' },
  ...{ hourglass: '⌛', hourglass_flowing_sand: '⏳', clock3: '🕒', stopwatch: '⏱️', construction: '🚧' },
  ...{ '+1': '👍', '-1': '👎', thumbsup: '👍', thumbsdown: '👎', ok_hand: '👌', clap: '👏', pray: '🙏' },
  ...{ smile: '😄', smiley: '😃', slightly_smiling_face: '🙂', heart: '❤️', thinking_face: '🤔', robot_face: '🤖' },
  ...{ red_circle: '🔴', large_yellow_circle: '🟡', large_green_circle: '🟢', octagonal_sign: '🛑', star: '⭐' },
  ...{ arrow_right: '➡️', arrow_up: '⬆️', mag: '🔍', link: '🔗', pushpin: '📌', speech_balloon: '💬' },
};

/** Text with its shortcodes drawn. */
export function withEmoji(text: string): string {
  return text.replace(
    /:([a-z0-9_+-]+):/g,
    (whole, name: string) => (Object.hasOwn(emoji, name) ? emoji[name] : whole) ?? whole,
  );
}
