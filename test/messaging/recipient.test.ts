import { maskNumber, readRecipient, splitRecipients } from '../../messaging/recipient';

const home = (number: string) => ({ number, isInternational: false });
const abroad = (number: string) => ({ number, isInternational: true });

describe('readRecipient', () => {
	it.each([
		['as the vendor documents it', '0912345678'],
		['dashes', '0912-345-678'],
		['blanks', ' 0912 345 678 '],
		['dots', '0912.345.678'],
		['brackets', '(0912) 345-678'],
		['slashes', '0912/345/678'],
		['no-break and ideographic blanks', '0912\u00a0345\u3000678'],
		['full-width digits', '０９１２３４５６７８'],
		['full-width dash', '0912－345－678'],
		['en dash, non-breaking hyphen and minus sign', '0912–345‑67−8'],
		['invisible marks of a chat program', '\u202a+886 912 345 678\u202c'],
		['zero-width blank and byte order mark', '\ufeff0912\u200b345678'],
		['country code with plus', '+886912345678'],
		['country code with plus and decoration', '+886 912-345-678'],
		['full-width plus', '＋886912345678'],
		['trunk zero kept after the country code', '+8860912345678'],
		['trunk zero in brackets', '+886 (0)912-345-678'],
		['trunk zero in brackets, country code too', '(+886)(0)912345678'],
		['country code in brackets', '(+886) 912 345 678'],
		['country code without plus', '886912345678'],
		['exit code 00', '00886912345678'],
		['exit code 002 of Chunghwa', '002886912345678'],
		['exit code 005', '005-886-912345678'],
		['exit code 006', '006886912345678'],
		['exit code 007', '007886912345678'],
		['exit code 009', '009886912345678'],
		['exit code 001 of Hong Kong and Singapore', '001886912345678'],
		['exit code 019', '019 886 912 345 678'],
		['exit code 0011 of Australia', '0011 886 912 345 678'],
		['exit code 00700 of Korea', '00700886912345678'],
		['exit code 0060', '0060-886-912-345-678'],
		['exit code 008 of Singapore', '008 886 912345678'],
		['exit code 010 of Japan', '010-886-912-345-678'],
		['exit code 0033-010 of Japan', '0033 010 886 912345678'],
		['exit code 011 of America', '011 886 912 345 678'],
		['plus percent-encoded in lower case', '%2b886912345678'],
		['plus percent-encoded in upper case', '%2B886912345678'],
		['plus percent-encoded twice', '%252B886912345678'],
		['a link', 'tel:+886-912-345-678'],
		['a link to a text', 'SMS:0912345678'],
		['a leading zero that a spreadsheet dropped', '912345678'],
		['the apostrophe that a spreadsheet keeps text with', "'0912345678"],
	])('reads a Taiwanese number: %s', (_spelling, typed) => {
		expect(readRecipient(typed)).toEqual(home('0912345678'));
	});

	it.each([
		['the example of the document', '%2b8613681912700', '+8613681912700'],
		['China with plus', '+86 136 8191 2700', '+8613681912700'],
		['China without plus', '8613681912700', '+8613681912700'],
		['China with 00', '0086-136-8191-2700', '+8613681912700'],
		['China with 002', '0028613681912700', '+8613681912700'],
		['China with 009', '0098613681912700', '+8613681912700'],
		['China, number range 19', '+8619912345678', '+8619912345678'],
		['USA', '+1 (212) 555-0123', '+12125550123'],
		['USA with 00', '0012125550123', '+12125550123'],
		['Hong Kong', '+852 5123 4567', '+85251234567'],
		['United Kingdom with the trunk zero in brackets', '+44 (0) 7911 123456', '+447911123456'],
		['United Kingdom, trunk zero and exit code', '0044 (0)7911 123456', '+447911123456'],
		['Macao', '+85366123456', '+85366123456'],
		['shortest of E.164 that is taken', '+2901234', '+2901234'],
		['longest of E.164', '+491234567890123', '+491234567890123'],
		['New York behind 009', '009-1-917-555-0123', '+19175550123'],
		['New York behind 009 and a blank', '009 19175550123', '+19175550123'],
		['New York behind 009 in brackets', '(009)1 917 555 0123', '+19175550123'],
		['Singapore behind 009', '009-65-9123-4567', '+6591234567'],
		['New York behind 002', '002-1-212-555-0123', '+12125550123'],
		['a full-width exit code and dash', '００９－１－９１７－５５５－０１２３', '+19175550123'],
		['an invisible mark in an exit code', '00\u200b9-1-917-555-0123', '+19175550123'],
		['India behind a divided 00', '00-91-91755-50123', '+919175550123'],
		['India undivided, which in America nobody has', '0091 98765 43210', '+919876543210'],
		['London behind an undivided 019', '019447911123456', '+447911123456'],
		['a national zero', '+44 07911 123456', '+447911123456'],
		['a Turkish one', '+90 0532 123 45 67', '+905321234567'],
		['one behind 00, undivided', '004407911123456', '+447911123456'],
		['one behind 002', '002-44-(0)7911-123456', '+447911123456'],
		['a Chinese one', '+86 (0)136 8191 2700', '+8613681912700'],
		['a national 06 in Hungary', '+36 06 20 123 4567', '+36201234567'],
		['a national 8 in Russia', '+7 8 912 345 67 89', '+79123456789'],
		['a zero that nobody dials in Singapore', '+65 (0) 9123 4567', '+6591234567'],
		['an Italian mobile number with one', '+39 (0) 347 1234567', '+393471234567'],
		['an Italian land line, which keeps its zero', '+39 06 1234 5678', '+390612345678'],
		['the same in brackets', '+39 (0)6 1234 5678', '+390612345678'],
		['Mexico with the 1 of old', '+52 1 55 1234 5678', '+5215512345678'],
		['Mexico without', '+52 55 1234 5678', '+525512345678'],
		['Argentina as it is dialled at home', '+54 11 15 1234 5678', '+5491112345678'],
		['Chinese behind the exit code of Hong Kong', '001 86 136 8191 2700', '+8613681912700'],
	])('reads a number abroad: %s', (_spelling, typed, number) => {
		expect(readRecipient(typed)).toEqual(abroad(number));
	});

	it.each([
		['nothing', ''],
		['blanks', ' \u3000'],
		['decoration alone', '+-()'],
		['a name', 'Adam'],
		['an e-mail address', 'adam@example.com'],
		['a landline', '02-2345-6789'],
		['a landline with country code', '+886223456789'],
		['a digit too few', '091234567'],
		['a digit too many', '09123456789'],
		['a spreadsheet float', '912345678.0'],
		['a spreadsheet float with country code', '886912345678.0'],
		['scientific notation', '9.12345678E8'],
		['scientific notation of a long number', '8.86912E+11'],
		['two numbers divided by a blank', '0912345678 0922345678'],
		['two numbers divided by a slash', '0912345678/0922345678'],
		['two numbers with plus', '+886912345678 +886922345678'],
		['an extension', '0912345678#12'],
		['an extension in words', '0912345678 ext. 12'],
		['the plus at the end', '886912345678+'],
		['a plus before the national form', '+0912345678'],
		['two pluses', '++886912345678'],
		['a foreign national number', '12125550123'],
		['a foreign number with another trunk zero', '07911123456'],
		['China, a landline', '+861012345678'],
		['China, a digit too few', '+861368191270'],
		['China, a digit too many', '+86136819127000'],
		['too short', '+123456'],
		['longer than E.164', '+1234567890123456'],
		['Arabic digits', '٠٩١٢٣٤٥٦٧٨'],
		['the marks of the documents', '09xxxxxxxx'],
		['a text of a QR code', 'SMSTO:0912345678:Hello'],
	])('refuses %s', (_what, typed) => {
		expect(readRecipient(typed)).not.toHaveProperty('number');
		expect(readRecipient(typed)).toHaveProperty('problem');
	});

	it.each([
		[
			'a country code that does not exist',
			'+999 1234567',
			'begins with no country code that exists',
		],
		['a digit too many', '+1 212 555 01234', 'has too many digits for the country code +1'],
		['digits too few', '+1 12 34567', 'has too few digits for the country code +1'],
		['a number of digits that is not in use', '+65 912 345 678', 'country code +65'],
		['a landline behind an exit code', '002-886-2-2345-6789', 'is not a Taiwanese mobile number'],
		['a Chinese landline', '+86 10 1234 5678', 'is not a Chinese mobile number'],
		['a German mobile number as at home', '0163 1234567', 'is not a Taiwanese mobile number'],
		[
			'America or India, undivided',
			'0091 917 555 0123',
			'can be +919175550123 or +19175550123: write it with a + and its country code',
		],
		[
			'an Italian mobile number or land line',
			'+39 (0)331 234567',
			'can be +39331234567 or +390331234567: write it with a +',
		],
		[
			'two numbers with a blank between them',
			'0912345678 0922345678',
			'is 2 numbers: put a comma between 0912345678 and 0922345678',
		],
		[
			'two that are divided themselves',
			'0912 345 678 0922 345 678',
			'is 2 numbers: put a comma between 0912345678 and 0922345678',
		],
		[
			'two abroad',
			'+44 7911 123456 +1 212 555 0123',
			'is 2 numbers: put a comma between +44 7911 123456 and +1 212 555 0123',
		],
		['a number and no number', '0912345678 0912', 'is not a Taiwanese mobile number'],
		['an exit code alone', '009', 'has too few digits'],
		[
			'an exit code before nothing that exists',
			'00299912345678',
			'has too many digits for the country code +299',
		],
		[
			'an exit code before a country code that does not exist',
			'009-999-1234567',
			'begins with no country code',
		],
		['several national zeros', '+49 000 12', 'is not a number of the country code +49'],
	])('says of %s what is wrong with it', (_what, typed, problem) => {
		const read = readRecipient(typed);
		expect(read).toHaveProperty('problem');
		expect('problem' in read ? read.problem : '').toContain(problem);
		expect('problem' in read ? read.problem : '').toContain(`'${typed}' `);
	});

	it('names what was typed', () => {
		expect(readRecipient('02-2345-6789')).toEqual({
			problem: "'02-2345-6789' is not a Taiwanese mobile number: 09 and eight more digits",
		});
	});
});

describe('splitRecipients', () => {
	it.each([
		['commas', '0912345678,0922345678'],
		['commas and blanks', ' 0912345678 , 0922345678 '],
		['semicolons', '0912345678;0922345678'],
		['new lines of Windows', '0912345678\r\n0922345678\r\n'],
		['new lines of Unix', '0912345678\n\n0922345678'],
		['a column of tabs', '0912345678\t0922345678'],
		['full-width commas', '0912345678，0922345678'],
		['full-width semicolons', '0912345678；0922345678'],
		['Chinese enumeration commas', '0912345678、0922345678'],
		['a mixture with gaps', ',;\n0912345678, ;\t\r\n0922345678;'],
	])('divides at %s', (_what, list) => {
		expect(splitRecipients(list)).toEqual(['0912345678', '0922345678']);
	});

	it('keeps blanks and dashes inside numbers, and the order and repetitions', () => {
		expect(splitRecipients('0922 345 678, 0912-345-678, 0922 345 678')).toEqual([
			'0922 345 678',
			'0912-345-678',
			'0922 345 678',
		]);
	});

	it.each(['', ' ', ',', ' ;\n, '])('finds none in %j', (list) => {
		expect(splitRecipients(list)).toEqual([]);
	});
});

describe('maskNumber', () => {
	it.each([
		['0912345678', '0912***678'],
		['+8613681912700', '+861***700'],
		['+12125550123', '+121***123'],
	])('hides the middle of %s', (number, masked) => {
		expect(maskNumber(number)).toBe(masked);
	});
});
