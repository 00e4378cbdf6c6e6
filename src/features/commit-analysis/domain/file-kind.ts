/** What a file is, as far as its path says; decides what a changed line of it weighs. */
export type FileKind = 'code' | 'test' | 'markup' | 'config' | 'docs' | 'data' | 'lock-file' | 'generated' | 'vendored';

export type FileNature = {
  readonly kind: FileKind;
  /** What a line weighs against one of ordinary code, 0 to 1.2. Source: house rule in README, "Commit values". */
  readonly weight: number;
  /** How lines of it start that are remarks. */
  readonly remarks: readonly string[];
};

export function natureOf(path: string): FileNature {
  const kind = kindOf(path);
  const language = languages.find(({ endings }) => endings.test(path));
  const weight = kind === 'code' || kind === 'test' ? WEIGHTS[kind] * (language?.weight ?? 0.8) : WEIGHTS[kind];
  return { kind, weight, remarks: language?.remarks ?? ['//', '#', '/*', '*', '<!--'] };
}

const WEIGHTS: Readonly<Record<FileKind, number>> = {
  code: 1,
  test: 0.5,
  markup: 0.4,
  config: 0.25,
  docs: 0.15,
  data: 0.05,
  'lock-file': 0,
  generated: 0,
  vendored: 0,
};

function kindOf(path: string): FileKind {
  return kinds.find(({ pattern }) => pattern.test(path))?.kind ?? 'code';
}

/** The first that fits counts. */
const kinds: readonly { readonly kind: FileKind; readonly pattern: RegExp }[] = [
  {
    kind: 'lock-file',
    pattern:
      /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|[Cc]argo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|flake\.lock|deno\.lock|\.terraform\.lock\.hcl)$/,
  },
  {
    kind: 'vendored',
    pattern:
      /(?:^|\/)(?:vendor|vendored|third[_-]?party|node_modules|bower_components|jspm_packages|Pods|Carthage|external_libs|\.yarn\/(?:releases|plugins|cache))\//,
  },
  {
    kind: 'generated',
    pattern:
      /(?:^|\/)(?:dist|build|out|target|coverage|__generated__|generated|gen|__snapshots__|\.next|autogen)\/|\.min\.(?:js|css)$|\.(?:map|snap|pb\.go|pb\.cc|pb\.h|g\.dart|freezed\.dart|designer\.cs|g\.cs|gen\.go|tsbuildinfo|lockb)$|(?:_pb2(?:_grpc)?\.pyi?|\.generated\.\w+|_generated\.\w+|\.gen\.\w+|zz_generated\S*)$|(?:^|\/)migrations\/meta\//,
  },
  {
    kind: 'test',
    pattern:
      /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|testdata|fixtures|cypress)\/|[._-](?:test|tests|spec|e2e|cy)\.\w+$|(?:^|\/)test_[^/]+\.py$|_test\.(?:go|py|rb|dart|exs)$|Tests?\.(?:java|kt|cs|swift)$/,
  },
  {
    kind: 'docs',
    pattern: /\.(?:md|mdx|rst|adoc|txt|tex)$|(?:^|\/)(?:docs?|LICENSE|NOTICE|CHANGELOG|AUTHORS)(?:\/|$)/,
  },
  { kind: 'data', pattern: /\.(?:csv|tsv|ndjson|jsonl|geojson|svg|po|pot|xlf|xliff|ipynb|parquet|sqlite|har|json)$/ },
  {
    kind: 'config',
    pattern:
      /\.(?:ya?ml|toml|ini|cfg|conf|properties|env|editorconfig|plist|xcconfig|tf|tfvars|hcl|nix)$|(?:^|\/)(?:Dockerfile|Makefile|Jenkinsfile|Procfile|\.[\w-]+rc|\.gitignore|\.gitattributes|\.npmrc|\.github\/.*)$/,
  },
  { kind: 'markup', pattern: /\.(?:html?|xml|xaml|css|scss|sass|less|hbs|ejs|pug|haml|erb|jinja2?|liquid)$/ },
];

const C_LIKE = ['//', '/*', '*'];
const HASH = ['#'];

/** Dense languages say more in a line than wordy ones. */
const languages: readonly { readonly endings: RegExp; readonly weight: number; readonly remarks: readonly string[] }[] =
  [
    { endings: /\.pyi?$/, weight: 1.1, remarks: [...HASH, '"""', "'''"] },
    { endings: /\.(?:rb|ex|exs|pl|pm|jl|r|coffee)$/i, weight: 1.1, remarks: HASH },
    { endings: /\.(?:hs|elm|ml|mli|fs|fsx|clj|cljs|scala|erl)$/, weight: 1.2, remarks: ['--', '(*', ';', '//', '%'] },
    { endings: /\.(?:rs|c|cc|cpp|cxx|h|hpp|zig|asm|s|cu)$/, weight: 1.1, remarks: C_LIKE },
    {
      endings: /\.(?:tsx?|jsx?|mjs|cjs|mts|cts|vue|svelte|swift|dart|kt|kts)$/,
      weight: 1,
      remarks: [...C_LIKE, '<!--'],
    },
    { endings: /\.(?:go|java|cs|php|groovy|m|mm|vb)$/, weight: 0.85, remarks: [...C_LIKE, '#', "'"] },
    { endings: /\.(?:sql|lua)$/, weight: 1, remarks: ['--', '/*', '*'] },
    { endings: /\.(?:sh|bash|zsh|fish|ps1|bat)$/, weight: 1, remarks: [...HASH, 'REM', '::'] },
    { endings: /\.(?:ya?ml|toml|ini|cfg|conf|tf)$|(?:Dockerfile|Makefile)$/, weight: 1, remarks: [...HASH, ';'] },
  ];
