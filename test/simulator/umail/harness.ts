import { createHash } from 'node:crypto';

import { account } from '../../../simulator/umail/account';
import { type Call, exchange, type Parameters, type Received } from '../client';
import { simulator } from '../started';

export const CUSTOMER = { username: account.initial.username, password: account.initial.password };
export const MANAGER = {
	username: account.initial.managerUsername,
	password: account.initial.managerPassword,
};

export function md5(text: string): string {
	return createHash('md5').update(text, 'utf8').digest('hex');
}

export function basic({ username, password }: typeof CUSTOMER): Record<string, string> {
	const encoded = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
	return { authorization: `Basic ${encoded}` };
}

export interface TestFile {
	field: string;
	fileName: string;
	bytes: Buffer;
}

/** A multipart body, made by hand. */
export function multipart(fields: Parameters, files: readonly TestFile[] = []): Call {
	const boundary = 'BoundaryWithCapitals42';
	const start = (rest: string) =>
		Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`, 'utf8');
	const end = Buffer.from('\r\n', 'utf8');
	const parts = [
		...Object.entries(fields).flatMap(([name, value]) => [
			start(`name="${name}"`),
			Buffer.from(value, 'utf8'),
			end,
		]),
		...files.flatMap(({ field, fileName, bytes }) => [
			start(`name="${field}"; filename="${fileName}"\r\nContent-Type: application/octet-stream`),
			bytes,
			end,
		]),
		Buffer.from(`--${boundary}--\r\n`, 'utf8'),
	];
	return {
		method: 'POST',
		body: Buffer.concat(parts),
		headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
	};
}

export function form(fields: Parameters): Call {
	return {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	};
}

/** The texts of all elements of a name, without blanks around them. */
export function texts(xml: string, name: string): string[] {
	const pattern = new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}\\s*>`, 'g');
	const plain = xml.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
		text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	);
	const unescape = (text: string) =>
		text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
	return [...plain.matchAll(pattern)].map(([, text = '']) => unescape(text));
}

/** The first text of an element, or empty. */
export function text(xml: string, name: string): string {
	return texts(xml, name)[0] ?? '';
}

/** A simulator for a test file, fresh for every test, and calls to its U-Mail gateway. */
export class UMailHarness {
	/** Started before the file's tests, and reset before each. */
	get simulator() {
		return simulator;
	}

	get panel() {
		return this.simulator.umail;
	}

	/** Calls `file` with exactly this query string; no credentials of its own. */
	async raw(file: string, query: string, call: Call = {}): Promise<Received> {
		return await exchange(`${this.simulator.gateways.umail}/${file}?${query}`, call);
	}

	/** Calls with Basic credentials, by default the customer's. */
	async call(file: string, query: Parameters, call: Call = {}, who = CUSTOMER): Promise<Received> {
		const headers = { ...call.headers, ...basic(who) };
		return await this.raw(file, new URLSearchParams(query).toString(), { ...call, headers });
	}

	/** GET on mloperate.php. */
	async list(name: string, query: Parameters = {}): Promise<string> {
		return (await this.call('mloperate.php', { do: name, ...query })).body;
	}

	/** POST on mloperate.php, `do` in the query; the status of the reply. */
	async change(name: string, fields: Parameters): Promise<string> {
		const reply = await this.call('mloperate.php', { do: name }, form(fields));
		return text(reply.body, 'status');
	}

	/** A template, made by upload; its id. */
	async addTemplate(fields: Parameters = {}): Promise<string> {
		const all = { name: 'Sale', subject: 'Sale', content: '<p>Sale</p>', ...fields };
		const reply = await this.call('template.php', { do: 'add-tpl' }, multipart(all));
		return text(reply.body, 'data');
	}

	/** A list with these addresses; its id. */
	seed(...addresses: readonly string[]): string {
		const { listId } = this.panel.seedContacts({ subject: 'List' });
		for (const address of addresses) this.panel.seedContacts({ listId, count: 1, address });
		return listId;
	}

	/** The reply to a task that is sent now and tracked, unless `fields` say otherwise. */
	async addTask(listId: string, fields: Parameters = {}): Promise<Received> {
		const tpl = fields['tpl_id'] ?? (await this.addTemplate());
		const all = {
			tpl_id: tpl,
			send_account: 'news@edm-demo.example',
			send_fullname: 'News',
			maillist_id: listId,
			status: '2',
			track_status: '2',
			...fields,
		};
		return await this.call('task.php', { do: 'add-task' }, form(all));
	}

	/** A task to these addresses that has been sent; its id. */
	async sentTask(...addresses: readonly string[]): Promise<string> {
		const reply = await this.addTask(this.seed(...addresses));
		this.simulator.clock.advance(60_000);
		return text(reply.body, 'id');
	}

	/** The task with this id, as the panel shows it. */
	task(id: string) {
		const found = this.panel.tasks().find((task) => task.id === id);
		if (found === undefined) throw new Error(`There is no task ${id}`);
		return found;
	}
}
