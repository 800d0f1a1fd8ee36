import { readNoFile } from '../../../gateways/umail/read';
import { readableCalls, type Readable } from '../../gateways/umail/calls';
import { replyReader, type Readers } from './reader';

/** Each reader once, under the first operation that has it: most of them write, and share theirs. */
function readersOfCalls(): Map<Readable['read'], string> {
	const found = new Map<Readable['read'], string>([[readNoFile, 'U-Mail: exports']]);
	for (const [name, { read }] of readableCalls) {
		if (!found.has(read)) found.set(read, `U-Mail: ${name}`);
	}
	return found;
}

/** What U-Mail answers. */
export const umail: Readers = Object.fromEntries(
	[...readersOfCalls()].map(([read, name]) => [
		name,
		replyReader(
			(reply) => read(reply, { id: '1' }),
			'<html>…',
			'<result><status>success</status><data>…</data></result>',
		),
	]),
);
