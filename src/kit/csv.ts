/** Lines for a spreadsheet. What a cell begins with can't become a formula there. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(writeCell).join(',')).join('\n');
}

/** Whether a spreadsheet would reckon with it. Source: owasp.org, CSV injection. */
export function beginsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function writeCell(text: string): string {
  const oneLine = text.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const harmless = beginsFormula(oneLine) ? `'${oneLine}` : oneLine;
  return /[",;\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
