import { isExport } from '../../../gateways/umail/exportedFile';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';
import { replyOf } from './support';

describe('the beginning of an export', () => {
	it.each(['ann@example.com\n', '\ufeffann@example.com', '', '\r\n'])('is a file: %j', (text) => {
		expect(isExport(replyOf(text), true)).toBe(true);
	});

	it.each(['<result>', '\ufeff <html>', 'no addresses'])('is none: %j', (text) => {
		expect(isExport(replyOf(text), true)).toBe(false);
	});

	it.each(['gzip', 'br'])(
		'is none where it is compressed, which nobody asked for: %s',
		(coding) => {
			const headers = { 'content-encoding': coding };
			const start = new Response(200, headers, Buffer.from('ann@example.com\n'), new Secrets([]));
			expect(isExport(start, true)).toBe(false);
		},
	);
});
