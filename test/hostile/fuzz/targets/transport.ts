import { send } from '../../../../gateways/smsgo/calls/send';
import { interpret } from '../../../../transport/interpret';
import { csvLine } from '../../../../transport/csv';
import { Response } from '../../../../transport/response';
import { isUnprocessedStatus } from '../../../../transport/unprocessed';
import { Secrets } from '../../../../transport/secrets';
import { must } from '../Input';
import type { Target } from '../Target';
import { cloudmax, smsgo } from './samples';

const SECRETS = ['p&ss "word"', '111111', 'Süß+Paß&2026', '密碼密碼密碼'];

export const targets: readonly Target[] = [
	{
		name: 'transport.interpret',
		samples: [...smsgo.replies, ...cloudmax.replies, 'http://www.smsgo.com.tw/elsewhere?a=b'],
		fragments: [...smsgo.fragments, ...SECRETS],
		run(input) {
			const { contentType } = input.data;
			const location = input.bytes.toString('latin1').replace(/[\r\n\0]/gu, '');
			const status = input.pick(200, 301, 302, input.data.status);
			const headers = { location, 'content-type': contentType };
			const reply = new Response(status, headers, input.bytes, new Secrets(SECRETS));
			const outcome = interpret(reply, (one) => send.read(one));
			// Of a status by which HTTP says that nothing was processed, the vendor's own marker wins.
			if (status !== 200 && !isUnprocessedStatus(status))
				must(outcome.outcome !== 'accepted', 'accepted without 200');
			if (outcome.outcome === 'accepted') return;
			const { text, reason } = outcome.failure;
			must(text.length <= 200 && reason.length <= 500, 'a text that is too long to be shown');
			for (const secret of SECRETS)
				must(!`${text} ${reason}`.includes(secret), 'a secret is shown');
		},
	},
	{
		name: 'transport.secrets',
		samples: ['pwd=p%26ss+%22word%22&to=1', '{"a":"p&ss \\"word\\""}', 'MTExMTEx', '111111', 'x'],
		fragments: [...SECRETS, '1', '11', '%31', '&#49;', 'MTEx', '\\u0031', '%2531', '***', '\\'],
		run(input) {
			const scrubbed = new Secrets(SECRETS).scrub(input.text);
			for (const secret of SECRETS) must(!scrubbed.includes(secret), 'a secret is left');
		},
	},
	{
		name: 'transport.csv',
		samples: ['=1+1', 'a,b', '"a"', '@x', '\tx', '＝1'],
		fragments: ['=', '+', '-', '@', '"', ',', '\r', '\n'],
		run({ text }) {
			const line = csvLine([text, text], true);
			must(line.endsWith('\r\n') && line.length >= 2 * text.length, 'a line that lacks something');
		},
	},
];
