/** Both panes are looked at with each change of the page, and the time is taken when what changed has been painted. */
export const WATCH = `(title) => new Promise((resolve) => {
  const found = {};
  const begin = (event) => {
    if (event.key !== 'Enter') return;
    found.at = event.timeStamp;
    found.pressedAt = performance.timeOrigin + event.timeStamp;
  };
  addEventListener('keydown', begin, { capture: true });
  const look = () => {
    if (found.at === undefined) return;
    const [one, other] = document.querySelectorAll('[role=feed]');
    const painted = (name) => requestAnimationFrame(() => setTimeout(() => {
      found[name] ??= performance.now() - found.at;
      if (found.answer === undefined || found.card === undefined) return;
      watcher.disconnect();
      removeEventListener('keydown', begin, { capture: true });
      resolve(found);
    }));
    if (found.answer === undefined && one.textContent.includes(title)) painted('answer');
    if (found.card === undefined && other.textContent.includes(title)) painted('card');
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
})`;

/** Up by 130 pixels a frame, faster than a finger, older messages coming in on the way; then half of it down again. */
export const SCROLL = `async (frames) => {
  const feed = document.querySelector('[role=feed]');
  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  const times = [];
  const seen = new Set();
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < frames; n += 1) {
    feed.scrollTop += n < frames * 0.7 ? -130 : 130;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
    for (const article of feed.querySelectorAll('article[data-ts]')) seen.add(article.dataset.ts);
  }
  return { frames: times, longTasks, rows: seen.size };
}`;
