const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** Leaves the build as it is, and lets stack traces name its sources. */
module.exports = {
	process(code, file) {
		const map = path.join(
			root,
			'build/maps',
			`${path.relative(path.join(root, 'dist'), file)}.map`,
		);
		return existsSync(map) ? { code, map: readFileSync(map, 'utf8') } : { code };
	},
};
