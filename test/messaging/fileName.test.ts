import { safeContentType, safeFileName } from '../../messaging/fileName';

it.each([
	['report.pdf', 'report.pdf'],
	['一月 (2).csv', '一月 (2).csv'],
	['../../etc/passwd', 'passwd'],
	['C:\\temp\\a.txt', 'a.txt'],
	['/a/b/', ''],
	['..', ''],
	['.', ''],
	['a\0.php.jpg', 'a.php.jpg'],
	['a\r\nX-Header: 1', 'aX-Header: 1'],
	['photo\u202egpj.exe', 'photogpj.exe'],
	['half\ud800.txt', 'half.txt'],
	[`${'n'.repeat(100_000)}.csv`, `${'n'.repeat(196)}.csv`],
	[`a/${'n'.repeat(300)}`, 'n'.repeat(200)],
	[123, ''],
	[undefined, ''],
])('makes of the name %j the name %j', (name, safe) => {
	expect(safeFileName(name)).toBe(safe);
});

it('cuts no character in two', () => {
	const name = safeFileName(`a${'😀'.repeat(150)}`);
	expect(name).toMatch(/^a(?:😀)+$/u);
	expect(name.length).toBeLessThanOrEqual(200);
});

it.each([
	'text/plain',
	'text/csv; charset=utf-8',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'image/svg+xml',
	'multipart/x; boundary="a b"',
	'',
])('takes the type %j', (type) => {
	expect(safeContentType(type)).toBe(type);
});

it.each([
	'text/plain\r\nX-Injected: 1',
	'text/plain\nX: 1',
	'text/plain; a="b\r\nc"',
	'text/plain\0',
	'text',
	'text/',
	`text/${'x'.repeat(300)}`,
	'text/plain; charset',
	'文字/plain',
])('takes %j for no type', (type) => {
	expect(safeContentType(type)).toBe('application/octet-stream');
});

it('takes what is no text for no type at all', () => {
	expect(safeContentType(undefined)).toBe('');
});
