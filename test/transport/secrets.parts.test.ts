import fc from 'fast-check';
import { Response } from '../../transport/response';
import { Secrets } from '../../transport/secrets';

const excerptOf = (secret: string, page: string) =>
	new Response(500, {}, Buffer.from(page), new Secrets([secret])).excerpt();

const xml = (text: string) => text.replace(/[&<>"']/gu, (one) => `&#${one.charCodeAt(0)};`);

const FORMS: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => text.toLowerCase(),
	encodeURIComponent,
	(text) => encodeURIComponent(encodeURIComponent(text)),
	(text) => new URLSearchParams({ v: text }).toString().slice(2),
	xml,
	(text) => JSON.stringify(text).slice(1, -1),
];

/** A text as its reader would see it, in one case. */
function resolved(text: string): string {
	return text
		.replace(/&#(\d+);/gu, (_all, point: string) => String.fromCodePoint(Number(point)))
		.replace(/(?:%[\da-f]{2})+/giu, (bytes) => decodeURIComponent(bytes))
		.toLowerCase();
}

/** Every six characters of a secret in a row that are more than blanks. */
function partsOf(secret: string): string[] {
	const lower = secret.toLowerCase();
	return Array.from({ length: Math.max(0, lower.length - 5) }, (_, at) => lower.slice(at, at + 6));
}

describe('an excerpt of a page', () => {
	const secret = fc.string({
		unit: fc.constantFrom(...Array.from('abcXYZ019&<"\'%+/éÖ密碼')),
		minLength: 6,
		maxLength: 40,
	});

	it('shows no six characters of a secret, whatever part of it the page quotes and how', () => {
		fc.assert(
			fc.property(
				secret,
				fc.nat(),
				fc.nat(),
				fc.constantFrom(...FORMS),
				fc.stringMatching(/^[.;()=]{0,220}$/u),
				(value, from, length, form, before) => {
					const start = from % (value.length - 5);
					const part = value.slice(start, start + 6 + (length % value.length));
					const excerpt = excerptOf(value, `${before}|${form(part)}|;;`);
					const shown = [excerpt.toLowerCase(), resolved(excerpt)];
					for (const six of partsOf(value)) {
						for (const text of shown) expect(text).not.toContain(six);
					}
				},
			),
			{ numRuns: 400 },
		);
	});

	it("is ASP.NET's that quotes 20 characters of a password", () => {
		const password = 'Hunter2<b>&"Very-long-phrase';
		const page = `<html><head><title>A potentially dangerous Request.Form value was detected from the client (ManagerPassword=&quot;${xml(password.slice(0, 20))}...&quot;).</title>`;
		const excerpt = excerptOf(password, page);
		expect(excerpt).toContain('(ManagerPassword=&quot;***...&quot;)');
		expect(excerpt).not.toContain('Hunter2');
	});

	it('leaves five characters alone, and what is no part of it', () => {
		expect(excerptOf('hunter2-hunter3', 'hunte unter nter2')).toBe('hunte unter nter2');
		expect(excerptOf('hunter2-hunter3', 'the hunter')).toBe('the ***');
		expect(excerptOf('1000', 'code 10000 of 1000')).toBe('code 10000 of ***');
	});

	it('is the only text without parts of a secret', () => {
		const reply = new Response(200, {}, Buffer.of(), new Secrets(['hunter2-hunter3']));
		expect(reply.show('the hunter')).toBe('the hunter');
	});
});
