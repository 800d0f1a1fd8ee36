import fc from 'fast-check';
import { create } from '../../../gateways/cloudmax/calls/create';
import { writeXml } from '../../../gateways/cloudmax/xml';
import { account, decoded, elementsOf, NAMES, partsOf, tag } from './support';

/** Text as a person types it: no blanks around it, nothing that XML cannot hold. */
const text = fc
	.oneof(
		fc.constantFrom(...NAMES),
		fc.string({ unit: 'grapheme' }),
		fc.string({
			unit: fc.constantFrom('&', '<', '>', '"', "'", ';', '#', '中', '\r', '\n', ' ', 'a'),
		}),
		fc.string({ unit: 'binary' }),
	)
	.map((value) =>
		value.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').trim(),
	)
	.filter((value) => value !== '' && !/^!\[CDATA\[[^]*\]\]$/u.test(value));

const method = fc.constantFrom('POST' as const, 'GET' as const);

describe('a name and a password of any characters', () => {
	it('arrive in a form', () => {
		fc.assert(
			fc.property(text, text, method, (name, password, requestMethod) => {
				const request = create.build(
					{ ...account, password, requestMethod },
					{ tag: { ...tag, name }, carrier: 'form' },
				);
				expect(decoded(request)).toMatchObject({ GroupName: name, ManagerPassword: password });
			}),
		);
	});

	it('arrive in XML', () => {
		fc.assert(
			fc.property(text, text, method, (name, password, requestMethod) => {
				const request = create.build(
					{ ...account, password, requestMethod },
					{ tag: { ...tag, name }, carrier: 'xml' },
				);
				expect(elementsOf(decoded(request)['XmlRequest'] ?? '')).toMatchObject({
					GroupName: name,
					ManagerPassword: password,
				});
			}),
		);
	});

	it('arrive in a file', async () => {
		await fc.assert(
			fc.asyncProperty(text, text, async (name, password) => {
				const request = create.build(
					{ ...account, password },
					{ tag: { ...tag, name }, carrier: 'xmlFile' },
				);
				const parts = await partsOf(request);
				expect(elementsOf(parts[1]?.content ?? '')).toMatchObject({
					GroupName: name,
					ManagerPassword: password,
				});
			}),
		);
	});
});

it('a carriage return is a reference in XML, which no reader turns into a line feed', () => {
	expect(writeXml({ A: 'a\r\nb' })).toBe(
		'<?xml version="1.0" encoding="utf-8"?><REQUEST><A>a&#13;\nb</A></REQUEST>',
	);
});

it('what could end an element is escaped', () => {
	expect(writeXml({ A: `&<>"'` })).toContain('<A>&amp;&lt;&gt;&quot;&apos;</A>');
});
