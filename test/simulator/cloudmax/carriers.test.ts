import { Receiver, type ReceiverAnswer } from '../receiver';
import { growth, LINEAR } from '../../growth';
import { ADD, CloudmaxHarness, CREDENTIALS, form, multipart, requestXml } from './harness';

const harness = new CloudmaxHarness();

/** Every field in the document, as note 10001 allows. */
const ALL = { ...CREDENTIALS, ...ADD, Description: 'a & <b>' };

function names() {
	return harness.panel.tags().map(({ name }) => name);
}

describe('plain fields', () => {
	it('have names in any case, in the query, in the form or in both', async () => {
		const { ManagerLoginName = '', ManagerPassword = '' } = CREDENTIALS;
		const lower = { managerloginname: ManagerLoginName, managerpassword: ManagerPassword };
		expect(await harness.codeOfCall(form({ ...lower, option: '1', groupname: '會員' }))).toBe('0');
		const query = new URLSearchParams({ ...CREDENTIALS, option: '1', GROUPNAME: 'in query' });
		expect(await harness.codeOfCall({}, query.toString())).toBe('0');
		const mixed = await harness.codeOfCall(form(CREDENTIALS), 'Option=1&GroupName=mixed');
		expect(mixed).toBe('0');
		expect(names()).toEqual(['會員', 'in query', 'mixed']);
		expect(harness.panel.requests().map(({ passwordInUrl }) => passwordInUrl)).toEqual([
			false,
			true,
			false,
		]);
	});

	it('come as multipart too, beside and below the query', async () => {
		const call = multipart({ ...CREDENTIALS, ...ADD, Description: '第一行\r\n第二行' });
		expect(await harness.codeOfCall(call)).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ name: '會員', description: '第一行\r\n第二行' }]);
		expect(await harness.codeOfCall(call, 'groupname=query%20wins')).toBe('0');
		expect(names()).toEqual(['會員', 'query wins']);
	});

	it('hold a comma where a name occurs twice', async () => {
		await harness.codeOfCall(form({ ...CREDENTIALS, Option: '1' }), 'GroupName=a&groupname=b');
		const twice = { ...CREDENTIALS, Option: '1', GroupName: 'c', groupName: 'd' };
		await harness.codeOfCall(multipart(twice));
		expect(names()).toEqual(['a,b', 'c,d']);
	});
});

describe('XmlRequest', () => {
	it('carries all fields, or the credentials alone', async () => {
		expect(await harness.codeOfCall(form({ XmlRequest: requestXml(ALL) }))).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ name: '會員', description: 'a & <b>' }]);
		const query = new URLSearchParams({
			xmlrequest: requestXml(CREDENTIALS),
			...ADD,
			JobType: '1',
		});
		expect(await harness.codeOfCall({}, query.toString())).toBe('0');
		expect(harness.panel.tags()).toHaveLength(2);
		expect(harness.panel.requests()).toMatchObject([
			{ passwordInUrl: false, documents: [{ carrier: 'xmlRequest', problem: null }] },
			{ passwordInUrl: true },
		]);
	});

	it('understands what XML allows', async () => {
		const document =
			'\ufeff<?xml version="1.0"?><!-- a --> <request xmlns="x">' +
			`<option>1</option><!-- b --><GroupName><![CDATA[a<b&]]>&#x4E2D;&#25991;&apos;</GroupName>` +
			'<Description a="1"/><JobType>1</JobType ></request> <!-- c -->';
		expect(await harness.codeOf({ XmlRequest: document })).toBe('0');
		expect(harness.panel.tags()).toMatchObject([
			{ name: "a<b&中文'", description: '', jobType: 1 },
		]);
	});

	it.each([
		['no XML', 'Option=1'],
		['another root', '<RESPONSE><Option>1</Option></RESPONSE>'],
		['a bare ampersand', '<REQUEST><GroupName>a & b</GroupName></REQUEST>'],
		['an unknown entity', '<REQUEST><GroupName>&nbsp;</GroupName></REQUEST>'],
		['markup in a value', '<REQUEST><GroupName>a<b></GroupName></REQUEST>'],
		['another end tag', '<REQUEST><GroupName>a</groupname></REQUEST>'],
		['no end', '<REQUEST><GroupName>a</GroupName>'],
		['text behind the end', '<REQUEST></REQUEST>x'],
		['a nested field', '<REQUEST><a><GroupName>x</GroupName></a></REQUEST>'],
	])('with %s is 102', async (_what, XmlRequest) => {
		expect(await harness.codeOf({ ...ADD, XmlRequest })).toBe('102');
		expect(harness.panel.tags()).toEqual([]);
		expect(harness.lastRequest().documents).toMatchObject([
			{ carrier: 'xmlRequest', problem: 'not a well-formed REQUEST' },
		]);
	});

	it.each(['<!--', '<a ', '&amp;', '<![CDATA[', '<a></a>', ' ', '<?'])(
		'full of %j is read in linear time',
		async (piece) => {
			const read = async (count: number): Promise<void> => {
				const XmlRequest = `<REQUEST>${piece.repeat(count)}`;
				const call = multipart({ ...CREDENTIALS, ...ADD, XmlRequest });
				expect(await harness.codeOfCall(call)).toBe('102');
			};
			expect(await growth(read, 10_000)).toBeLessThan(LINEAR);
		},
	);
});

describe('a field in the XML and beside it', () => {
	it.each([
		['plain', 'beside'],
		['xml', 'inside'],
	] as const)('with precedence %s the one %s it wins', async (precedence, winner) => {
		harness.panel.changeSettings({ precedence });
		const XmlRequest = requestXml({ GroupName: 'inside' });
		expect(await harness.codeOf({ Option: '1', GroupName: 'beside', XmlRequest })).toBe('0');
		expect(names()).toEqual([winner]);
	});

	it('and in two documents counts in the first', async () => {
		const XmlRequest = requestXml({ GroupName: 'inline' });
		const bytes = requestXml({ GroupName: 'file', Description: 'file' });
		const file = { field: 'XmlReqFilePath', fileName: 'a.xml', bytes };
		const call = multipart({ ...CREDENTIALS, Option: '1', XmlRequest }, file);
		expect(await harness.codeOfCall(call)).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ name: 'inline', description: 'file' }]);
	});
});

describe('XmlReqFilePath', () => {
	const upload = (fileName: string, bytes: Buffer | string, field = 'XmlReqFilePath') =>
		multipart({}, { field, fileName, bytes });

	it.each([
		['utf-8', Buffer.from(requestXml(ALL))],
		['utf-8', Buffer.from(`\ufeff${requestXml(ALL, 'big5')}`)],
		['utf-16le', Buffer.from(`\ufeff${requestXml(ALL, 'utf-16')}`, 'utf16le')],
		['utf-16be', Buffer.from(`\ufeff${requestXml(ALL)}`, 'utf16le').swap16()],
		['iso-8859-1', Buffer.from(requestXml({ ...ALL, GroupName: 'é' }, 'iso-8859-1'), 'latin1')],
	])('is a file in %s', async (charset, bytes) => {
		expect(await harness.codeOfCall(upload('tags.XML', bytes, 'xmlreqfilepath'))).toBe('0');
		expect(names()).toEqual([charset === 'iso-8859-1' ? 'é' : '會員']);
		expect(harness.lastRequest()).toMatchObject({
			documents: [{ carrier: 'xmlReqFilePath', charset, problem: null }],
			passwordInUrl: false,
		});
	});

	it.each([
		['tags.txt', requestXml(ALL), 'the file name does not end in .xml'],
		['xml', requestXml(ALL), 'the file name does not end in .xml'],
		['tags.xml', requestXml(ALL, 'klingon'), 'not in the encoding it declares'],
		['tags.xml', Buffer.from([0x3c, 0xff, 0x3e]), 'not in the encoding it declares'],
		['tags.xml', '', 'not a well-formed REQUEST'],
	])('%s may be refused with 102', async (fileName, bytes, problem) => {
		expect(await harness.codeOfCall(upload(fileName, bytes))).toBe('102');
		expect(harness.lastRequest().documents).toMatchObject([{ problem }]);
		expect(harness.panel.tags()).toEqual([]);
	});

	it('counts neither without a file nor under another name', async () => {
		const fields = { ...CREDENTIALS, ...ADD };
		const none = multipart(fields, { field: 'XmlReqFilePath', fileName: '', bytes: '' });
		expect(await harness.codeOfCall(none)).toBe('0');
		const other = upload('tags.xml', requestXml(ALL), 'Other');
		expect(await harness.codeOfCall(other)).toBe('102');
		expect(harness.lastRequest().documents).toEqual([]);
	});
});

describe('XmlReqUrl', () => {
	let receiver: Receiver;
	let answer: ReceiverAnswer;
	beforeEach(async () => {
		receiver = await Receiver.start();
		answer = { type: 'text/xml', body: requestXml(ALL) };
		receiver.answering = () => answer;
	});
	afterEach(async () => {
		await receiver.close();
	});

	it.each(['/a/tags.xml', '/tags.XML?key=1'])('%s is fetched by GET', async (path) => {
		expect(await harness.codeOfCall(form({ XmlReqUrl: `${receiver.url}${path}` }))).toBe('0');
		expect(receiver.calls).toMatchObject([{ method: 'GET', target: path, form: '' }]);
		expect(names()).toEqual(['會員']);
		expect(harness.lastRequest().documents).toEqual([
			{ carrier: 'xmlReqUrl', charset: 'utf-8', problem: null },
		]);
	});

	it('does not hold up other requests', async () => {
		receiver.delayMs = 1_000;
		let isDone = false;
		const waiting = harness.codeOf({ XmlReqUrl: `${receiver.url}/a.xml` }).finally(() => {
			isDone = true;
		});
		expect(await harness.codeOf({ Option: '1', GroupName: 'meanwhile' })).toBe('0');
		expect(isDone).toBe(false);
		expect(await waiting).toBe('0');
		expect(names()).toEqual(['meanwhile', '會員']);
	});

	it.each<[string, ReceiverAnswer]>([
		['HTTP status 404', { status: 404, body: requestXml(ALL) }],
		['HTTP status 302', { status: 302, location: '/other.xml' }],
		['not a well-formed REQUEST', { body: '<html></html>' }],
		['the document is longer than 1048576 bytes', { body: 'x'.repeat(2 ** 20 + 1) }],
		['socket hang up|ECONNRESET', 'reset'],
		['aborted', 'half'],
		['no document within 100 ms', 'hang'],
	])('that fails (%s) is 102', async (problem, failure) => {
		answer = failure;
		if (failure === 'hang') harness.panel.changeSettings({ xmlUrlTimeoutMs: 100 });
		expect(await harness.codeOf({ ...ADD, XmlReqUrl: `${receiver.url}/a.xml` })).toBe('102');
		const [document] = harness.lastRequest().documents;
		expect(document?.carrier).toBe('xmlReqUrl');
		expect(document?.problem).toMatch(new RegExp(problem));
		expect(harness.panel.tags()).toEqual([]);
	});

	it.each(['/tags.txt', '/tags.xml/', '/tags?file=a.xml'])('%s is not fetched', async (path) => {
		expect(await harness.codeOf({ ...ADD, XmlReqUrl: `${receiver.url}${path}` })).toBe('102');
		expect(receiver.calls).toEqual([]);
	});

	it.each(['tags.xml', 'file:///etc/tags.xml', 'http://127.0.0.1:1/a.xml'])(
		'%s is 102',
		async (XmlReqUrl) => {
			expect(await harness.codeOf({ ...ADD, XmlReqUrl })).toBe('102');
			expect(harness.panel.tags()).toEqual([]);
		},
	);
});
