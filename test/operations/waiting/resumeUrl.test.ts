import { isSameKey, readResumeQuery, resumeUrlFor } from '../../../operations/waiting/resumeUrl';

const KEY = 'q3J5-_x8Zk0aBcDeFgHiJk';
const queryOf = (url: string): string => url.slice(url.indexOf('?') + 1);

describe('a resume URL', () => {
	it.each([
		['of n8n 2.x', 'https://n8n.example/webhook-waiting/7?signature=00ff', '&'],
		['of n8n 1.x', 'https://n8n.example/webhook-waiting/7', '?'],
	])('%s takes what a vendor appends with a question mark', (_, resumeUrl, joint) => {
		const url = resumeUrlFor(resumeUrl, KEY);
		expect(url).toBe(`${resumeUrl}${joint}key=${KEY}&r=`);
		const report = 'msgid=1504280910499665&dstaddr=%2B861&r=2&key=other';
		expect(readResumeQuery(queryOf(`${url}?${report}`))).toEqual({ key: KEY, report });
	});

	it('keeps the token whole that n8n checks', () => {
		const url = resumeUrlFor('https://n8n.example/webhook-waiting/7?signature=00ff', KEY);
		expect(new URL(`${url}?msgid=1&signature=x`).searchParams.get('signature')).toBe('00ff');
	});
});

describe('the query of a call', () => {
	it.each([
		['', { key: '', report: '' }],
		['msgid=1', { key: '', report: '' }],
		['key=a', { key: 'a', report: '' }],
		['r=?msgid=1', { key: '', report: 'msgid=1' }],
		['r=msgid=1', { key: '', report: 'msgid=1' }],
		['key=a&r=%3fmsgid=1&x=2', { key: 'a', report: 'msgid=1&x=2' }],
		['key=a&r=&msgid=1', { key: 'a', report: 'msgid=1' }],
		['r=?key=a', { key: '', report: 'key=a' }],
		['order=1&key=a&bar=2', { key: 'a', report: '' }],
	])('%j is read as %j', (query, read) => {
		expect(readResumeQuery(query)).toEqual(read);
	});
});

it('two keys are the same only in every character', () => {
	expect(isSameKey(KEY, KEY)).toBe(true);
	for (const other of ['', KEY.slice(1), `${KEY} `, KEY.toLowerCase()]) {
		expect(isSameKey(KEY, other)).toBe(false);
	}
});
