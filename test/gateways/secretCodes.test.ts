import { readAnswer } from '../../gateways/cloudmax/response';
import { getBatchStatus } from '../../gateways/mitake/calls/getBatchStatus';
import { getToken } from '../../gateways/mitake/calls/getToken';
import { send as sendMms } from '../../gateways/mitake/calls/send';
import { getBalance } from '../../gateways/smsgo/calls/getBalance';
import { cancel } from '../../gateways/smsgo/calls/cancel';
import { readStatuses } from '../../gateways/smsgo/statuses';
import { send } from '../../gateways/smsgo/calls/send';
import { addMailbox } from '../../gateways/umail/calls/mailbox';
import { readWritten } from '../../gateways/umail/read';
import type { Outcome } from '../../messaging/outcome';
import { requestSecrets } from '../../transport/exchangeSecrets';
import { Response } from '../../transport/response';
import { Secrets } from '../../transport/secrets';
import { sendTo } from './mitake/support';

const KEYS = [{ messageId: '15042', recipient: '0912345678' }];
const ALL = [{ messageId: '15042', recipient: null }];
const NO_SECRET = 'a secret that is nowhere';
const mms = (status: string) =>
	`{"batchID":1,"messages":[{"msgID":2,"cID":"id","status":"${status}","statusDesc":"text","statusTime":"20200505160000"}]}`;
const word = (status: string) =>
	`<?xml version="1.0"?><result><status>${status}</status><data>text</data></result>`;

type Read = (reply: Response) => Outcome<unknown>;
const readMms: Read = (reply) => sendMms.read(reply, sendTo('id'));
const readMmsStatuses: Read = (reply) => getBatchStatus.read(reply, { batchId: '1' });
const readToken: Read = (reply) => getToken.read(reply, {});
const readSend: Read = (reply) => send.read(reply);
const readBalance: Read = (reply) => getBalance.read(reply);
const readCancelled: Read = (reply) => cancel.read(reply, { messageId: '15042' });

/** Answers, and what of them a secret can be equal to without changing anything. */
const answers: readonly [name: string, read: Read, body: string, equal: readonly string[]][] = [
	['smsgo took it', readSend, 'msgid=15042\nstatuscode=0\nstatusstr=OK\npoint=1\n', ['0', '15042']],
	['smsgo refused it', readSend, 'msgid=-8\nstatuscode=-8\nstatusstr=x', ['8', '-8']],
	['smsgo found no text', readSend, 'msgid=-1\nstatuscode=-1\nstatusstr=CGI string error!!', ['1']],
	['smsgo cannot say', readSend, 'msgid=-10\nstatuscode=-10\nstatusstr=x', ['10', '-10']],
	['smsgo cancelled nothing', readCancelled, 'statuscode=-1\nstatusstr=x', ['1', '-1']],
	['points', readBalance, '{"results":{"result":[{"statuscode":"0","point":"6220"}]}}', ['6220']],
	['no points', readBalance, '-2', ['2', '-2']],
	[
		'a state of smsgo',
		(reply) => readStatuses(reply, KEYS),
		'0|DELIVRD|0912345678|15042',
		['DELIVRD', '0', '0912345678', '15042'],
	],
	['smsgo refused a query', (reply) => readStatuses(reply, KEYS), '-2', ['2', '-2']],
	['Mitake took it', readMms, mms('1000'), ['1000', 'id', '1', '2']],
	['Mitake refused a message', readMms, mms('2011'), ['2011']],
	['Mitake met itself', readMms, '{"code":"9999"}', ['9999']],
	['Mitake refused the token', readMms, '{"code":1005}', ['1005']],
	['Mitake gave no token', readToken, '{"code":"1003"}', ['1003']],
	['a state of Mitake', readMmsStatuses, mms('1000'), ['1000', '20200505160000']],
	['Cloudmax did it', readAnswer, 'ERRORCODE=0\nERRORMSG=\nGROUPID=7', ['0', '7', 'ERRORCODE']],
	['Cloudmax refused it', readAnswer, 'ERRORCODE=1000\nERRORMSG=x', ['1000']],
	['Cloudmax met an exception', readAnswer, 'ERRORCODE=100\nERRORMSG=x', ['100']],
	['U-Mail did it', readWritten, word('success'), ['success']],
	['U-Mail refused it', readWritten, word('delete_maillist_error'), ['delete_maillist_error']],
];

const readWith = (secret: string, read: Read, body: string) =>
	read(new Response(200, {}, Buffer.from(body), new Secrets([secret])));

test.each(answers)(
	'a secret that is equal to what is read changes nothing: %s',
	(_, read, body, equal) => {
		const expected = readWith(NO_SECRET, read, body);
		for (const secret of equal) expect(readWith(secret, read, body)).toEqual(expected);
	},
);

const strange: readonly [name: string, read: Read, body: string][] = [
	['smsgo', readSend, 'msgid=1\nstatuscode=Secret-1\nstatusstr=Secret-1'],
	['smsgo, a state', (reply) => readStatuses(reply, ALL), 'Secret-1|Secret-1|Secret-1|15042'],
	['smsgo, a cancellation', readCancelled, 'statuscode=-1\nstatusstr=Secret-1'],
	['Mitake, a push', readMms, mms('Secret-1')],
	['Mitake, a code', readMms, '{"code":"Secret-1"}'],
	['Mitake, a state', readMmsStatuses, mms('Secret-1')],
	['Cloudmax', readAnswer, 'ERRORCODE=Secret-1\nERRORMSG=Secret-1'],
	['U-Mail, a word', readWritten, word('Secret-1')],
	['U-Mail, a text', readWritten, '<result><status>no</status><data>Secret-1</data></result>'],
];

test.each(strange)('what is in no table is masked: %s', (_name, read, body) => {
	const outcome = JSON.stringify(readWith('Secret-1', read, body));
	expect(outcome).not.toContain('Secret-1');
});

test("a mailbox's password is masked in what is shown, and changes no code", () => {
	const account = {
		baseUrl: 'http://edm.example',
		username: 'user',
		password: 'Edm+PW&1',
		authentication: 'basic',
		requestMethod: 'POST',
		customerId: '',
	} as const;
	const mailbox = { mailbox: 'a@b.example', pwd: '401  x' };
	const request = addMailbox.build(account, mailbox);
	const page = Buffer.from('<html>401 x is no password</html>');
	const reply = new Response(401, {}, page, requestSecrets(request, [account.password]));
	expect(addMailbox.read(reply, mailbox)).toMatchObject({
		outcome: 'rejected',
		failure: { code: 'HTTP 401', text: '<html>*** is no password</html>' },
	});
});
