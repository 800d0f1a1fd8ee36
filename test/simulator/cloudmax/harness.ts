import { connect } from 'node:net';

import { account } from '../../../simulator/cloudmax/account';
import type { CloudmaxPanel } from '../../../simulator/cloudmax/panel';
import { type Call, exchange, type Parameters, type Received } from '../client';
import { simulator } from '../started';

/** The demo account. */
export const CREDENTIALS: Parameters = {
	ManagerLoginName: account.initial.loginName,
	ManagerPassword: account.initial.password,
};

/** The fields that add a tag. */
export const ADD: Parameters = { Option: '1', GroupName: '會員' };

export const FORM_TYPE = 'application/x-www-form-urlencoded';

export function form(fields: Parameters, headers: Record<string, string> = {}): Call {
	return {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: { 'content-type': FORM_TYPE, ...headers },
	};
}

export interface TestFile {
	readonly field: string;
	readonly fileName: string;
	readonly bytes: Buffer | string;
}

/** A multipart body, made by hand. */
export function multipart(fields: Parameters, ...files: readonly TestFile[]): Call {
	const boundary = 'BoundaryWithCapitals42';
	const part = (parameters: string, content: Buffer | string) => [
		Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${parameters}\r\n\r\n`),
		Buffer.from(content),
		Buffer.from('\r\n'),
	];
	const body = Buffer.concat([
		...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
		...files.flatMap(({ field, fileName, bytes }) => {
			const type = 'Content-Type: text/xml';
			return part(`name="${field}"; filename="${fileName}"\r\n${type}`, bytes);
		}),
		Buffer.from(`--${boundary}--\r\n`),
	]);
	const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
	return { method: 'POST', body, headers };
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A document as note 10001 shows it. */
export function requestXml(fields: Parameters, encoding = 'utf-8'): string {
	const elements = Object.entries(fields).map(
		([name, value]) => `<${name}>${escapeXml(value)}</${name}>`,
	);
	return `<?xml version="1.0" encoding="${encoding}"?>\n<REQUEST>\n${elements.join('\n')}\n</REQUEST>`;
}

/** The value of a field in a reply of the default form; undefined where it has none. */
export function fieldOf({ body }: Pick<Received, 'body'>, name: string): string | undefined {
	const [, content = ''] = new RegExp(`<${name}(?: />|>([^<]*)</${name}>)`).exec(body) ?? [];
	return body.includes(`<${name}`) ? content : undefined;
}

/** A simulator for a test file, fresh for every test, and calls to its Cloudmax gateway. */
export class CloudmaxHarness {
	/** Started before the file's tests, and reset before each. */
	get simulator() {
		return simulator;
	}

	get panel(): CloudmaxPanel {
		return this.simulator.cloudmax;
	}

	get url(): string {
		return `${this.simulator.gateways.cloudmax}/Groups.aspx`;
	}

	/** Calls Groups.aspx; no credentials of its own. */
	async call(call: Call, query = ''): Promise<Received> {
		return await exchange(query === '' ? this.url : `${this.url}?${query}`, call);
	}

	/** POSTs a form with the demo account's credentials. */
	async post(fields: Parameters): Promise<Received> {
		return await this.call(form({ ...CREDENTIALS, ...fields }));
	}

	/** The code of such a POST. */
	async codeOf(fields: Parameters): Promise<string | undefined> {
		return fieldOf(await this.post(fields), 'ERRORCODE');
	}

	/** The code of any call. */
	async codeOfCall(call: Call, query = ''): Promise<string | undefined> {
		return fieldOf(await this.call(call, query), 'ERRORCODE');
	}

	/** Adds a tag through the gateway; its id. */
	async add(fields: Parameters = {}): Promise<string> {
		return fieldOf(await this.post({ ...ADD, ...fields }), 'GROUPID') ?? '';
	}

	/** A GET with exactly this query string, which no client library has touched. */
	async rawGet(query: string): Promise<string> {
		const { port, pathname } = new URL(this.url);
		return await new Promise((resolve, reject) => {
			const chunks: Buffer[] = [];
			const socket = connect(Number(port), '127.0.0.1', () => {
				socket.write(`GET ${pathname}?${query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
			});
			socket.on('data', (chunk) => chunks.push(chunk));
			socket.on('end', () => {
				resolve(Buffer.concat(chunks).toString('utf8'));
			});
			socket.on('error', reject);
		});
	}

	/** The newest request of the log. */
	lastRequest() {
		const request = this.panel.requests().at(-1);
		if (request === undefined) throw new Error('There was no request');
		return request;
	}
}
