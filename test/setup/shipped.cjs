/** The folders that are built into the package. */
exports.shippedFolders = [
	'credentials',
	'gateways',
	'messaging',
	'nodes',
	'operations',
	'platform',
	'transport',
];
