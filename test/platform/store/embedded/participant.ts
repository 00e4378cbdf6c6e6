import { openEmbedded } from '../../../../src/platform/store/embedded/open-embedded.ts';

// One Muster on a folder, for tests that need several processes: joins or starts, says so in one line of JSON,
// stops on SIGTERM. Run as `node participant.ts FOLDER`.
const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

try {
  const embedded = await openEmbedded({ dataDir: process.argv[2] ?? '', log: silent });
  process.once('SIGTERM', () => void embedded.stop());
  console.log(JSON.stringify({ connection: embedded.connection }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }));
}
