import { listContacts } from '../../../gateways/umail/calls/contact';
import { getTracking } from '../../../gateways/umail/calls/tracking';
import { addContacts } from '../../../gateways/umail/calls/contact';
import { failureOf, PASSWORD, replyOf, result, valueOf, xml } from './support';

const contact = (fullname: string): string =>
	`<addr><id>7</id><address>ann@example.com</address><fullname>${fullname}</fullname></addr>`;
const named = (body: string | Uint8Array, contentType?: string) =>
	valueOf(listContacts.read(replyOf(body, 200, contentType), {})).map(({ fullname }) => fullname);

test.each([
	['Tom & Jerry', 'Tom & Jerry'],
	['A&B &amp; C', 'A&B & C'],
	['&', '&'],
	['R&D;', 'R&D;'],
	['&&amp;&#x26;', '&&&'],
	['a & <![CDATA[b & <c>]]>', 'a & b & <c>'],
])('an ampersand that was not escaped is one: %s', (written, read) => {
	expect(named(xml(`<data>${contact('一')}${contact(written)}</data>`))).toEqual(['一', read]);
});

test('so it is in a link, which has several', () => {
	const link = 'http://shop.example/?a=1&b=2&copy=3&lt=4';
	const links = `<link_statistic><link><link_id>8</link_id><link>${link}</link></link></link_statistic>`;
	const track = `<track><track_id>3</track_id>${links}</track>`;
	expect(valueOf(getTracking.read(replyOf(track), { id: '1' }))['links']).toEqual([
		{ linkId: '8', link },
	]);
});

test('what cannot be mended is an error that says where', () => {
	const rows = `${contact('一')}\n${contact('a < b')}\n`;
	const outcome = listContacts.read(replyOf(xml(`<data>\n${rows}</data>`)), {});
	expect(outcome.outcome).toBe('unknown');
	expect(failureOf(outcome).reason).toMatch(/well-formed XML document \(line 3, column \d+\)$/u);
});

describe('UTF-8 that is called something else', () => {
	const page = (name: string, encoding = 'gb2312') =>
		`<?xml version="1.0" encoding="${encoding}"?><data>${contact(name)}</data>`;

	test.each(['gb2312', 'GBK', 'gb18030', 'big5', 'iso-8859-1'])('%s is UTF-8', (label) => {
		expect(named(Buffer.from(page('客户', label)), `text/xml; charset=${label}`)).toEqual(['客户']);
	});

	test('is that where a name has been cut in the middle of a character too', () => {
		const whole = Buffer.from(page('深圳市福田区科技园中路客户'));
		const cut = whole.indexOf('户') + 1;
		const bytes = Buffer.concat([whole.subarray(0, cut), whole.subarray(cut + 2)]);
		expect(named(bytes, 'text/html; charset=gb2312')).toEqual(['深圳市福田区科技园中路客\ufffd']);
	});
});

test("the vendor's words about a write are passed on, without what is secret", () => {
	const read = (body: string) =>
		valueOf(addContacts.read(replyOf(body), { listId: '1', contacts: [] }));
	expect(read(result('success', '成功添加1个地址,重复1个'))).toEqual({
		id: null,
		message: '成功添加1个地址,重复1个',
	});
	expect(read(result('success', '1021544'))).toEqual({ id: '1021544', message: null });
	expect(read(result('success', '好', '<id>7</id>'))).toEqual({ id: '7', message: '好' });
	expect(read(result('success', '5', '<id>7</id>'))).toEqual({ id: '7', message: '5' });
	expect(read(result('success'))).toEqual({ id: null, message: null });
	expect(read(result('success', `pwd ${PASSWORD.replace('&', '&amp;')}`)).message).not.toContain(
		PASSWORD,
	);
});

test('a page tells how many rows the list has, where the vendor does', () => {
	const read = (total: string) =>
		valueOf(listContacts.read(replyOf(xml(`<data>${total}${contact('一')}</data>`)), {})).total;
	expect(read('<total_num>1350</total_num>')).toBe(1350);
	expect(read('<total_num></total_num>')).toBeUndefined();
	expect(read('')).toBeUndefined();
});
