// Which part may import which. Packages: vscode → lsp → engine, cli → lsp, engine. Inside the engine each folder may
// only import folders that stand before it in this list.
const engineFolders = [
  'values',
  'problems',
  'yaml',
  'catalog',
  'language',
  'semantics',
  'project',
  'evaluate',
  'plan',
  'sources',
  'changes',
  'analyze',
  'lint',
  'testing',
];

const inEngine = (folder) => `^packages/engine/src/${folder}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.test\\.ts$', '\\.d\\.ts$', 'generated/'] },
      to: {},
    },
    {
      name: 'engine-imports-nothing-above',
      severity: 'error',
      from: { path: '^packages/engine/' },
      to: { path: '^packages/(cli|lsp|vscode)/' },
    },
    {
      name: 'lsp-imports-engine-only',
      severity: 'error',
      from: { path: '^packages/lsp/' },
      to: { path: '^packages/(cli|vscode)/' },
    },
    {
      name: 'cli-imports-no-extension',
      severity: 'error',
      from: { path: '^packages/cli/' },
      to: { path: '^packages/vscode/' },
    },
    ...engineFolders
      .map((folder, index) => ({
        name: `${folder}-imports-downwards`,
        severity: 'error',
        from: { path: inEngine(folder) },
        to: { path: engineFolders.slice(index + 1).map(inEngine) },
      }))
      .filter(({ to }) => to.path.length > 0),
    {
      name: 'no-node-in-the-pure-engine',
      comment: 'What `@listwise/engine` and `./running` reach must run in a browser.',
      severity: 'error',
      from: { path: '^packages/engine/src/(index|running)\\.ts$' },
      to: { path: ['^node:', '^(fs|path|os|crypto|worker_threads|child_process|better-sqlite3)$'], reachable: true },
    },
    {
      name: 'only-listed-dependencies',
      comment: 'Tests may use what the workspace lists for development.',
      severity: 'error',
      from: { pathNot: '\\.test(-kit)?\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/generated/', '/scripts/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
