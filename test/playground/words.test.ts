import { describe, expect, it } from 'vitest';
import { asSlackText } from '../../playground/deeds/words.ts';

describe('typed text, as Slack hands it to an app', () => {
  it.each([
    ['Fix it @ana friday', 'Fix it <@U01ANA|ana> friday'],
    ['@Ben, look', '<@U01BEN|ben>, look'],
    ['see #web and #nowhere', 'see <#C01WEB|web> and #nowhere'],
    ['@nobody and ana@example.com', '@nobody and ana@example.com'],
    ['a < b & <@U01ANA>', 'a &lt; b &amp; &lt;@U01ANA&gt;'],
    ['<!channel>', '&lt;!channel&gt;'],
  ])('%s becomes %s', (typed, handed) => {
    expect(asSlackText(typed)).toBe(handed);
  });
});
