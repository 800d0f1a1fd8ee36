import {
	contentProblem,
	nameProblem,
	subjectProblem,
	writeTime,
} from '../../../gateways/mitake/message';
import { base64Length, MAX_BYTES, sizeProblem } from '../../../gateways/mitake/size';

describe('a subject', () => {
	it.each([
		'a',
		'x'.repeat(40),
		'mms subject!',
		'主'.repeat(15),
		'中文 and 12345',
		'😀'.repeat(15),
	])('%j can be sent', (subject) => {
		expect(subjectProblem(subject)).toBeUndefined();
	});

	it.each([
		['', "'Subject' is empty"],
		['  ', "'Subject' is empty"],
		[
			'x'.repeat(41),
			"'Subject' has 41 characters, 1 over the 40 of a subject of ASCII characters alone",
		],
		[
			'主'.repeat(16),
			"'Subject' has 16 characters, 1 over the 15 of a subject with any character that is not ASCII",
		],
		[
			`${'x'.repeat(19)}é`,
			"'Subject' has 20 characters, 5 over the 15 of a subject with any character that is not ASCII",
		],
		['two\nlines', "'Subject' has a line break or another control character"],
		['half \ud83d', "'Subject' has half of a character"],
	])('%j: %s', (subject, problem) => {
		expect(subjectProblem(subject)).toBe(problem);
	});
});

describe('a content', () => {
	it('may be empty beside an attachment only', () => {
		expect(contentProblem('', true)).toBeUndefined();
		expect(contentProblem(' ', false)).toBe("'Content' is empty, and there is no attachment");
		expect(contentProblem('text', false)).toBeUndefined();
		expect(contentProblem('\ude00', true)).toBe("'Content' has half of a character");
	});
});

describe('a name', () => {
	it.each([
		['', undefined],
		['案'.repeat(36), undefined],
		['x'.repeat(37), "'Project Name' has 37 characters, 1 over the 36 that Mitake takes"],
		['a\tb', "'Project Name' has a character that cannot be sent"],
	])('%j: %s', (name, problem) => {
		expect(nameProblem('Project Name', name, 36)).toBe(problem);
	});
});

test('a time is that of a Taiwanese clock', () => {
	expect(writeTime(new Date('2026-12-31T16:00:01Z'))).toBe('20270101000001');
});

describe('300 KB', () => {
	it.each([0, 1, 2, 3, 4, 100, 230_400])('base64 of %d bytes', (bytes) => {
		expect(base64Length(bytes)).toBe(Buffer.alloc(bytes).toString('base64').length);
	});

	it('are filled by subject, content and the base64 of the files', () => {
		const file = { fileName: 'a.jpg', bytes: 230_391 };
		const rest = MAX_BYTES - base64Length(file.bytes);
		expect(sizeProblem('主旨', 'x'.repeat(rest - 6), [file])).toBeUndefined();
		expect(sizeProblem('主旨', 'x'.repeat(rest - 5), [file])).toContain(
			'The message has 307,201 bytes, 1 over the 307,200',
		);
	});

	it('are explained file by file', () => {
		const files = [
			{ fileName: 'photo.jpg', bytes: 200_000 },
			{ fileName: 'song.mp3', bytes: 100_000 },
		];
		expect(sizeProblem('four', 'bytes', files)).toBe(
			"The message has 400,013 bytes, 92,813 over the 307,200 that 'Subject', 'Content' and the attachments may have together: 'photo.jpg' 200,000 (266,668 as base64), 'song.mp3' 100,000 (133,336 as base64), the texts 9",
		);
	});
});
