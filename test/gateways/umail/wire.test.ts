import { buffer } from 'node:stream/consumers';
import type { UMailAccount } from '../../../gateways/umail/account';
import { parseMultipart } from '../../../simulator/base/http/multipart';
import type { HttpRequest } from '../../../transport/request';
import { wireCases } from './wire/all';

const account: UMailAccount = {
	baseUrl: 'http://edm.example/mm-ms/apinew/',
	username: 'test',
	password: '1111111',
	authentication: 'basic',
	requestMethod: 'POST',
	customerId: '',
};

const queryOf = ({ url }: HttpRequest) => Object.fromEntries(new URL(url).searchParams);

describe.each(wireCases)('section $section', (wire) => {
	test(wire.shows, async () => {
		const request = wire.build(account);
		expect(request.method).toBe(wire.method);
		expect(new URL(request.url).pathname).toBe(`/mm-ms/apinew/${wire.file}`);
		expect(queryOf(request)).toEqual(wire.query);
		expect(request.headers['authorization']).toBe('Basic dGVzdDoxMTExMTEx');
		expect(await bodyOf(request)).toEqual({ fields: wire.body, files: wire.files });
	});

	test('signs in with the MD5 of the password in the query', () => {
		const request = wire.build({ ...account, authentication: 'md5' });
		expect(queryOf(request)).toEqual({
			username: 'test',
			password: '7fa8282ad93047a4d6fe6111c93b308a',
			...wire.query,
		});
		expect(request.headers).not.toHaveProperty('authorization');
	});

	test('goes as the credential asks, where the document shows it', () => {
		const request = wire.build({ ...account, requestMethod: 'GET' });
		expect(request.method).toBe(wire.methodByGet ?? wire.method);
		if (request.method === 'GET' && wire.method === 'POST') {
			expect(queryOf(request)).toEqual({ ...wire.query, ...wire.body });
		}
	});
});

async function bodyOf({ body, headers }: HttpRequest): Promise<unknown> {
	if (typeof body === 'string') return { fields: Object.fromEntries(new URLSearchParams(body)) };
	if (typeof body !== 'function') return {};
	const bytes = await buffer(await body());
	expect(headers['content-length']).toBe(String(bytes.length));
	const parts = parseMultipart(bytes, headers['content-type'] ?? '');
	return {
		fields: Object.fromEntries((parts?.fields ?? []).map(({ name, value }) => [name, value])),
		files: parts?.files.map((part) => ({
			field: part.field,
			fileName: part.fileName,
			text: part.bytes.toString(),
		})),
	};
}
