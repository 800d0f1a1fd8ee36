const path = require('node:path');
const { shippedFolders } = require('./shipped.cjs');

const root = path.join(__dirname, '..', '..');
const isShipped = new RegExp(`^(?:${shippedFolders.join('|')})/.*\\.ts$`, 'u');

/**
 * Has every test run what the tarball holds: an import of a source that is shipped gets what was built
 * from it. The types are the source's.
 */
module.exports = (request, options) => {
	const file = options.defaultResolver(request, options);
	const source = path.relative(root, file).split(path.sep).join('/');
	return isShipped.test(source) ? path.join(root, 'dist', source.replace(/\.ts$/u, '.js')) : file;
};
