// The doors between the rooms of the house (docs/architecture.md). `npm run check` runs it; tests/house/doors.test.ts
// plants a violation of each. What a module says rather than imports (SQL, fetch, words) is in tests/house/rooms.test.ts.

const ours = '^(src|commands|simulator|tests|bench|[.]ci)/';
/** Every folder of src/ is a feature but for these. The name is group 1, which `pathNot` gets as $1. */
const feature = '^src/(?!discord/|schedule/|database/|outbound/|llm/)([^/]+)/';
const rules = '^src/.+[/.-]rules(/|[.]ts$)';
const stores = '^src/.+[/.]store[.]ts$';
/** Files at the top of src/ that any room may use. */
const shared = '^src/(config|parts|texts|user-error|words)[.]ts$';
const client = 'node_modules/(discord[.]js|discord-api-types|@discordjs)/';
const page = '^simulator/page/';

/** A door that is shut: `why` is shown to whoever runs into it. */
const shut = (name, why, from, to) => ({ name, comment: why, severity: 'error', from, to });
const atRuntime = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    shut(
      'rules-are-pure',
      'Rules import types, other rules, user-error and words: no I/O, no clock, no SQL, no Discord.',
      { path: rules },
      { pathNot: [rules, '^src/(user-error|words)[.]ts$'], ...atRuntime },
    ),
    shut(
      'features-keep-to-themselves',
      "A feature imports database/, outbound/, llm/, its own files, other features' rules and stores, and what src/ shares.",
      { path: feature },
      { path: ours, pathNot: ['^src/$1/', '^src/(database|outbound|llm)/', rules, stores, shared] },
    ),
    shut(
      'features-are-free-of-discord',
      'What is said to Discord is made in commands/ and sent by src/discord.',
      { path: feature },
      { path: client },
    ),
    shut(
      'commands-import-features-and-discord',
      'commands/ imports features, src/discord and what src/ shares; wiring, schedule and simulator are not its business.',
      { path: '^commands/' },
      { path: ours, pathNot: ['^commands/', '^src/discord/', '^src/database/', feature, shared] },
    ),
    shut(
      'commands-hold-no-sql',
      'A command calls a store. Only the type of the database passes through it.',
      { path: '^commands/' },
      { path: ['^src/database/', 'node_modules/better-sqlite3/'], ...atRuntime },
    ),
    shut(
      'commands-reach-nothing-outside',
      'A command reads options and makes cards: files and the network belong to features.',
      { path: '^commands/' },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'], pathNot: client, ...atRuntime },
    ),
    shut(
      'discord-knows-no-feature',
      'src/bot.ts introduces commands and features to src/discord.',
      { path: '^src/discord/' },
      { path: ours, pathNot: ['^src/discord/', '^src/database/', shared] },
    ),
    shut(
      'schedule-knows-no-feature',
      'src/bot.ts hands the jobs to src/schedule.',
      { path: '^src/schedule/' },
      { path: ours, pathNot: ['^src/schedule/', '^src/database/', shared] },
    ),
    shut(
      'database-knows-no-room',
      'Everyone imports src/database: it imports nobody.',
      { path: '^src/database/' },
      { path: ours, pathNot: ['^src/database/', shared] },
    ),
    shut(
      'outbound-knows-no-room',
      'It fetches for whoever asks, and keeps them from private addresses.',
      { path: '^src/outbound/' },
      { path: ours, pathNot: ['^src/outbound/', shared] },
    ),
    shut(
      'llm-knows-no-room',
      'It asks the model for whoever has a question, and knows nothing of what is asked.',
      { path: '^src/llm/' },
      { path: ours, pathNot: ['^src/llm/', shared] },
    ),
    shut(
      'openai-only-in-llm',
      'One place bounds what is asked and answered, and keeps to the endpoint of the operator.',
      { path: ours, pathNot: '^src/llm/' },
      { path: 'node_modules/openai/' },
    ),
    shut(
      'only-the-bot-wires',
      'Parts meet in src/bot.ts, and src/main.ts starts it. Nothing else knows them all.',
      { path: '^src/', pathNot: '^src/(bot|main)[.]ts$' },
      { path: ['^commands/', '^src/(bot|jobs)[.]ts$'] },
    ),
    shut(
      'main-is-the-end',
      'src/main.ts is the process: only src/start.mjs loads it.',
      { path: ours, pathNot: '^src/start[.]mjs$' },
      { path: '^src/main[.]ts$' },
    ),
    shut(
      'the-bot-knows-no-simulator',
      'The bot and the simulator share nothing but the wire, save the line of src/main.ts that starts the demo.',
      { path: '^(src|commands)/', pathNot: '^src/main[.]ts$' },
      { path: '^simulator/' },
    ),
    shut(
      'main-only-starts-the-simulator',
      'One line, one file: simulator/demo/start.ts.',
      { path: '^src/main[.]ts$' },
      { path: '^simulator/', pathNot: '^simulator/demo/start[.]ts$' },
    ),
    shut(
      'the-simulator-knows-no-bot',
      'It stands in for Discord, which does not know Ruche either.',
      { path: '^simulator/' },
      { path: ['^(src|commands)/', 'node_modules/discord[.]js/'] },
    ),
    shut(
      'the-page-runs-in-a-browser',
      'It is served as it is: its own files and lit at run time, types from the simulator.',
      { path: page },
      { pathNot: [page, 'node_modules/(lit|lit-html|lit-element|@lit|@lit-labs)/'], ...atRuntime },
    ),
    shut(
      'cron-only-in-schedule',
      'What is due is a column in SQL; the minute tick is src/schedule.',
      { path: ours, pathNot: '^src/schedule/' },
      { path: 'node_modules/node-cron/' },
    ),
    shut(
      'sqlite-only-in-database',
      'Files are opened by openDatabase, with the settings that keep them safe.',
      { path: ours, pathNot: ['^src/database/', '^tests/'] },
      { path: 'node_modules/better-sqlite3/', ...atRuntime },
    ),
    shut(
      'what-ships-stands-alone',
      'Tests and benches are not there when Ruche runs.',
      { path: '^(src|commands|simulator)/' },
      { path: '^(tests|bench|[.]ci)/' },
    ),
    shut(
      'no-development-dependency',
      'What ships imports dependencies that package.json lists for running.',
      { path: '^(src|commands|simulator)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], ...atRuntime },
    ),
    shut(
      'folders-have-a-subject',
      'A folder is named after what it is about, not utils, helpers, common, core, managers or services.',
      { path: ours },
      { path: '/(utils?|helpers?|common|core|managers?|services?)/', pathNot: 'node_modules/' },
    ),
    shut(
      'no-circle',
      'Two files that need each other are one, or lack a third.',
      { path: ours },
      {
        circular: true,
        viaOnly: atRuntime,
      },
    ),
    shut(
      'no-orphan',
      'Nobody imports it and it imports nobody: delete it.',
      { orphan: true, path: '^(src|commands|simulator)/', pathNot: '[.]d[.]ts$' },
      {},
    ),
    shut(
      'no-dead-end',
      'An import that leads nowhere would also hide where it was meant to lead.',
      { path: ours },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
