/** Of GitHub's REST interface: the first with the reports. */
export const COPILOT_VERSION = '2026-03-10';
