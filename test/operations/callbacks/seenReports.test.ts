import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isRepeat, rememberOnceAnswered } from '../../../operations/callbacks/seenReports';

function responseOf(statusCode = 200): ServerResponse {
	const response = new ServerResponse(new IncomingMessage(new Socket()));
	response.statusCode = statusCode;
	return response;
}

function answered(scope: string, keys: readonly string[], statusCode = 200): void {
	const response = responseOf(statusCode);
	rememberOnceAnswered(scope, keys, response);
	response.emit('finish');
}

test('a key counts once its answer has left', () => {
	const response = responseOf();
	expect(isRepeat('scope', 'a')).toBe(false);
	rememberOnceAnswered('scope', ['a', 'b'], response);
	expect(isRepeat('scope', 'a')).toBe(false);
	response.emit('close');
	expect(isRepeat('scope', 'a')).toBe(false);
	response.emit('finish');
	expect([isRepeat('scope', 'a'), isRepeat('scope', 'b')]).toEqual([true, true]);
	expect([isRepeat('other', 'a'), isRepeat('scope', 'c')]).toEqual([false, false]);
});

test.each([400, 404, 413, 422, 500, 503])('an answer of %i does not make it count', (status) => {
	answered('status', [`key ${status}`], status);
	expect(isRepeat('status', `key ${status}`)).toBe(false);
});

test('100,000 are remembered, the oldest are forgotten first', () => {
	const keys = Array.from({ length: 100_000 }, (_, index) => `report ${index}`);
	answered('bound', ['first', ...keys]);
	expect(isRepeat('bound', 'first')).toBe(false);
	expect([keys[0], keys[50_000], keys[99_999]].map((key) => isRepeat('bound', key ?? ''))).toEqual([
		true,
		true,
		true,
	]);
});

test('a long key costs no more memory than a short one', () => {
	setFlagsFromString('--expose-gc');
	const used = (): number => {
		// Strings outside the heap are freed by the collection after the one that finds them.
		for (let pass = 0; pass < 2; pass++) runInNewContext('gc()');
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	const before = used();
	for (let index = 0; index < 60; index++) {
		answered('long', [Buffer.alloc(256 * 1024, `${index} `).toString('latin1')]);
	}
	expect(used() - before).toBeLessThan(5 * 1024 * 1024);
});
