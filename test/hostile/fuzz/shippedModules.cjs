// Loaded before anything else: gives a process outside jest what jest's resolver gives the tests.
const Module = require('node:module');
const resolveShipped = require('../../setup/shippedResolver.cjs');

const resolve = Module._resolveFilename;

Module._resolveFilename = function resolveBuilt(request, ...rest) {
	return resolveShipped(request, {
		defaultResolver: (name) => resolve.call(this, name, ...rest),
	});
};
