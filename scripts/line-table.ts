/**
 * Where each line of a bundled file comes from, as the shortest thing a stack trace can be read with: the files' names as
 * a line of JSON, then four bytes a line, the number of its file times 2^16 plus the line there, 0 where nothing is
 * known. A source map says it for each word and has to be unpacked as a whole: 50 MB of garbage for one line of the log.
 * @param sourceMap of a file in a folder beside `src`; JSON, version 3
 */
export function lineTable(sourceMap: string): Buffer {
  const { sources, mappings }: { sources: readonly string[]; mappings: string } = JSON.parse(sourceMap);
  const lines = mappings.split(';');
  const table = Buffer.alloc(lines.length * 4);
  // Each number of a source map is told as the difference to the one before it, over lines too.
  let source = 0;
  let line = 0;
  lines.forEach((segments, at) => {
    let told = false;
    for (const segment of segments === '' ? [] : segments.split(',')) {
      const [, sourceStep, lineStep] = decode(segment);
      if (sourceStep === undefined || lineStep === undefined) continue;
      source += sourceStep;
      line += lineStep;
      // The first word of a line stands for it.
      if (!told) table.writeUInt32LE(source * 2 ** 16 + Math.min(line + 1, 0xffff), at * 4);
      told = true;
    }
  });
  const names = sources.map((path) => path.replace(/^(?:\.\.\/)+/, ''));
  return Buffer.concat([Buffer.from(`${JSON.stringify(names)}\n`), table]);
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ: six bits a character, the lowest five of them counting, the sign in the lowest bit of a number. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
