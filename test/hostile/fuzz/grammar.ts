import fc from 'fast-check';
import type { InputData, Piece } from './Input';
import type { Target } from './Target';

/** What breaks readers of any grammar. */
const HOSTILE = [
	'',
	' ',
	'\t',
	'\r',
	'\n',
	'\r\n',
	'\0',
	'\ufeff',
	'\u200b',
	'\u2028',
	'\u0085',
	'０１',
	'簡訊',
	'😀',
	'\ud800',
	'"',
	"'",
	'\\',
	'\\"',
	'-',
	'-1',
	'0',
	'1',
	'9007199254740993',
	'304934976469110784',
	'1e400',
	'00000000',
	'.',
	',',
	';',
	':',
	'=',
	'&',
	'?',
	'%',
	'%25',
	'%00',
	'%zz',
	'+',
	'|',
	'@',
	'<',
	'>',
	'/',
	'[',
	']',
	'{',
	'}',
	'(',
	')',
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'null',
	'true',
	'NaN',
];

/** Mostly few: what is quadratic shows itself once in a while, and until then costs time. */
const TIMES = [2, 3, 5, 9, 17, 33, 64, 129, 257, 1_000, 5_000, 30_000, 250_000];
const CHARSETS = ['latin1', 'big5', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const STATUSES = [201, 204, 400, 401, 403, 404, 405, 407, 413, 429, 500, 502, 503];
const CONTENT_TYPES = [
	'',
	'text/html; charset=utf-8',
	'text/html; charset=big5',
	'text/xml; charset=gb2312',
	'text/plain; charset=utf-16',
	'text/plain; charset="iso-8859-1"',
	'application/json',
	'application/x-www-form-urlencoded',
	'application/octet-stream; charset=;;',
];

/** What can go into a target: samples that were damaged, pieces of grammar, and bytes at random. */
export function inputsOf({ samples, fragments }: Target): fc.Arbitrary<InputData> {
	const word = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...fragments, ...HOSTILE) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
		{ weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String) },
	);
	const many: fc.Arbitrary<Piece> = fc.tuple(
		fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('')),
		fc.constantFrom(...TIMES),
	);
	const piece = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: many });
	const edit = fc.record({
		at: fc.nat(4_000),
		drop: fc.oneof(
			{ weight: 6, arbitrary: fc.nat(12) },
			{ weight: 1, arbitrary: fc.constant(1_000_000) },
		),
		put: piece,
	});
	const pieces = fc.oneof(
		{
			weight: 6,
			arbitrary: fc
				.tuple(fc.constantFrom(...samples), fc.array(edit, { maxLength: 4 }))
				.map(([sample, edits]) => edited(sample, edits)),
		},
		{ weight: 3, arbitrary: fc.array(piece, { maxLength: 14 }) },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => [latin1(bytes)]) },
	);
	return fc.record({
		pieces,
		charset: rarely('utf-8', CHARSETS),
		hasMark: rarely(false, [true]),
		status: rarely(200, STATUSES),
		contentType: fc.constantFrom(...CONTENT_TYPES),
		choice: fc.nat(1_000),
	});
}

interface Edit {
	readonly at: number;
	readonly drop: number;
	readonly put: Piece;
}

function edited(sample: string, edits: readonly Edit[]): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	const places = edits.map(({ at, ...rest }) => ({ at: at % (sample.length + 1), ...rest }));
	for (const { at, drop, put } of places.sort((one, other) => one.at - other.at)) {
		pieces.push(sample.slice(from, Math.max(from, at)), put);
		from = Math.max(from, at + drop);
	}
	return [...pieces, sample.slice(from)];
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('latin1');
}

function rarely<T>(usual: T, others: readonly T[]): fc.Arbitrary<T> {
	return fc.oneof(
		{ weight: 5, arbitrary: fc.constant(usual) },
		{ weight: 1, arbitrary: fc.constantFrom(...others) },
	);
}
