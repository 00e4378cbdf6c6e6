/** Public holidays by zone, as `YYYY-MM-DD` of any year; the fixed ones and those that follow a weekday. */
export function isHoliday(day: string, timeZone: string): boolean {
  return FIXED[timeZone]?.includes(day.slice(5)) === true || (timeZone === 'America/New_York' && isAmerican(day));
}

const FIXED: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['01-01', '05-01', '10-03', '12-25', '12-26'],
  'America/New_York': ['01-01', '06-19', '07-04', '12-25'],
  'Asia/Kolkata': ['01-26', '08-15', '10-02', '12-25'],
};

/** Memorial Day, Labor Day, and Thanksgiving with the day after. */
function isAmerican(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  const [month, on, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()];
  if (weekday === 1) return (month === 5 && on > 24) || (month === 9 && on <= 7);
  return month === 11 && ((weekday === 4 && on >= 22 && on <= 28) || (weekday === 5 && on >= 23 && on <= 29));
}
