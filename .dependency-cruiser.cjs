// The import rules of the house (docs/architecture.md). tests/architecture plants a violation of each before it trusts them.
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const rooms = ['views', 'jobs', 'sockets', 'http', 'reports', 'admin'];

module.exports = {
  forbidden: [
    only(
      'contract-is-closed',
      'The language on the wire depends on nothing but the validator.',
      { path: '^hub/contract/' },
      { pathNot: '^(hub/contract/|node_modules/valibot)' },
    ),
    only(
      'domain-is-pure',
      'The domain imports the contract only; the validator checks the catalogue.',
      { path: '^hub/domain/' },
      { pathNot: '^(hub/domain/|hub/contract/|node_modules/valibot)' },
    ),
    only(
      'link-knows-the-wire',
      'The client of the hub knows the contract and socket.io-client.',
      { path: '^hub/link/' },
      { pathNot: '^(hub/link/|hub/contract/|node_modules/)' },
    ),
    only(
      'web-is-for-pages',
      'What pages share knows link and contract.',
      { path: '^hub/web/' },
      { pathNot: '^(hub/web/|hub/link/|hub/contract/|node_modules/)' },
    ),
    only(
      'pixels-are-pure',
      'Dots are made from text alone.',
      { path: '^hub/pixels/', pathNot: '^hub/pixels/tools/' },
      { pathNot: '^(hub/pixels/|hub/contract/|node_modules/)' },
    ),
    only(
      'pages-and-hardware-keep-out',
      'Pages and hardware import contract, link, pixels and web only.',
      { path: '^(kiosk|display|counter|hardware)/' },
      { path: '^hub/', pathNot: '^hub/(contract|link|pixels|web)/' },
    ),
    only('kiosk-alone', 'Never each other.', { path: '^kiosk/' }, { path: '^(display|counter|hardware)/' }),
    only('display-alone', 'Never each other.', { path: '^display/' }, { path: '^(kiosk|counter|hardware)/' }),
    only('counter-alone', 'Never each other.', { path: '^counter/' }, { path: '^(kiosk|display|hardware)/' }),
    only(
      'hardware-alone',
      'Never each other.',
      { path: '^hardware/' },
      { path: '^(kiosk|display|counter)/' },
    ),
    only(
      'hardware-has-no-page-parts',
      'Only the dock is a page.',
      { path: '^hardware/', pathNot: '^hardware/dock/' },
      { path: '^hub/web/' },
    ),
    ...rooms.map((room) =>
      only(
        `${room}-apart`,
        'Rooms see desk, journal and contract, never each other’s insides; sockets, http and jobs show views.',
        { path: `^hub/${room}/` },
        {
          path: `^hub/(${rooms.filter((other) => other !== room && !(other === 'views' && room !== 'admin')).join('|')})/`,
        },
      ),
    ),
    only(
      'hub-has-no-pages',
      'The hub serves pages, it does not import them.',
      { path: '^hub/', pathNot: '^hub/web/' },
      { path: '^(kiosk|display|counter|hardware|hub/web)/' },
    ),
    only(
      'nobody-assembles-but-app',
      'Only app and main see all.',
      { path: '.', pathNot: '^(hub/(app|main|admin/main)\\.ts|tests/)' },
      { path: '^hub/(app|main)\\.ts$' },
    ),
    only(
      'one-importer-sqlite3',
      'sqlite3 has one importing file.',
      { pathNot: '^(hub/journal/driver\\.ts|tests/|node_modules/)' },
      { path: '(^|/)node_modules/sqlite3/' },
    ),
    only(
      'one-importer-node-hid',
      'node-hid has one importing file.',
      { pathNot: '^(hardware/hid/node-hid\\.ts|tests/|node_modules/)' },
      { path: '(^|/)node_modules/node-hid/' },
    ),
    only(
      'one-importer-thermal',
      'node-thermal-printer has one importing file.',
      { pathNot: '^(hardware/printer/thermal\\.ts|tests/|node_modules/)' },
      { path: '(^|/)node_modules/node-thermal-printer/' },
    ),
    only(
      'workbooks-in-sheets',
      'The packages that read and write workbooks have one importing place.',
      { pathNot: '^(hub/catalogue/sheets/|tests/|node_modules/)' },
      { path: '(^|/)node_modules/(read|write)-excel-file/' },
    ),
    only(
      'socket-server-in-sockets',
      'The socket.io server lives in hub/sockets.',
      { pathNot: '^(hub/sockets/|tests/|node_modules/)' },
      { path: '(^|/)node_modules/socket\\.io/' },
    ),
    only(
      'socket-client-in-link',
      'The socket.io client lives in hub/link.',
      { pathNot: '^(hub/link/|tests/|node_modules/)' },
      { path: '(^|/)node_modules/socket\\.io-client/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
