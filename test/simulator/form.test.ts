import { maskFields, mergeFields, readFields } from '../../simulator/base/http/form';

function only(text: string) {
	const [field] = readFields(text, 'query');
	if (field === undefined) throw new Error('no field');
	return field;
}

describe('form decoding', () => {
	it.each([
		['a=%E7%B0%A1+x', '簡 x', 1],
		['a=plain', 'plain', 0],
		['a=%2B86', '+86', 1],
		['a=+86', ' 86', 0],
		['a=%252b86', '%2b86', 2],
		['a=%25252b86', '%252b86', 3],
		['a=100%25', '100%', 1],
		['a=50%zz%4', '50%zz%4', 0],
		['a=x=y', 'x=y', 0],
	])('%s is %j after one decoding and can be decoded %d times', (text, value, decodes) => {
		expect(only(text)).toMatchObject({ name: 'a', value, decodes, isUtf8: true });
	});

	it('marks bytes that are no UTF-8, such as Big5 or UTF-16', () => {
		expect(only('a=%C2%B2%B0T').isUtf8).toBe(false);
		expect(only('a=%7c%21%8a%0a').isUtf8).toBe(false);
	});

	it('takes raw UTF-8 bytes as they are', () => {
		expect(only(`a=${Buffer.from('簡訊').toString('latin1')}`).value).toBe('簡訊');
	});

	it('lower-cases names, lets the query win, joins what is given twice', () => {
		const query = readFields('RType=JSON&dstaddr=1&DSTADDR=2', 'query');
		const form = readFields('rtype=XML&smbody=x', 'form');
		const merged = mergeFields(query, form);
		expect(merged.get('rtype')?.value).toBe('JSON');
		expect(merged.get('dstaddr')?.value).toBe('1,2');
		expect(merged.get('smbody')).toMatchObject({ value: 'x', source: 'form' });
	});

	it('masks passwords however their name is written', () => {
		expect(maskFields('a=1&PassWord=x%26y&pass%77ord=z&b', ['password'])).toBe(
			'a=1&PassWord=***&pass%77ord=***&b',
		);
	});
});
