import { Readable } from 'node:stream';
import type { UMailAccount } from '../../../gateways/umail/account';
import type { HttpRequest } from '../../../transport/request';
import { contactListWire } from './wire/contactList';
import type { WireCase } from './wire/case';

const account: UMailAccount = {
	baseUrl: 'http://edm.example/mm-ms/apinew/',
	username: 'test',
	password: '1111111',
	authentication: 'basic',
	requestMethod: 'POST',
	customerId: '',
};

const wireCases: readonly WireCase[] = [...contactListWire];

const queryOf = ({ url }: HttpRequest) => Object.fromEntries(new URL(url).searchParams);

describe.each(wireCases)('section $section', (wire) => {
	test(wire.shows, () => {
		const request = wire.build(account);
		expect(request.method).toBe(wire.method);
		expect(new URL(request.url).pathname).toBe(`/mm-ms/apinew/${wire.file}`);
		expect(queryOf(request)).toEqual(wire.query);
		expect(request.headers['authorization']).toBe('Basic dGVzdDoxMTExMTEx');
		if (request.body instanceof Readable) request.body.destroy();
		else expect(bodyOf(request)).toEqual(wire.body);
	});

	test('signs in with the MD5 of the password in the query', () => {
		const request = wire.build({ ...account, authentication: 'md5' });
		expect(queryOf(request)).toEqual({
			username: 'test',
			password: '7fa8282ad93047a4d6fe6111c93b308a',
			...wire.query,
		});
		expect(request.headers).not.toHaveProperty('authorization');
		if (request.body instanceof Readable) request.body.destroy();
	});

	test('goes as the credential asks, where the document shows it', () => {
		const request = wire.build({ ...account, requestMethod: 'GET' });
		expect(request.method).toBe(wire.methodByGet ?? wire.method);
		if (request.method === 'GET' && wire.method === 'POST') {
			expect(queryOf(request)).toEqual({ ...wire.query, ...wire.body });
		}
		if (request.body instanceof Readable) request.body.destroy();
	});
});

function bodyOf({ body }: HttpRequest): Record<string, string> | undefined {
	return typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : undefined;
}
