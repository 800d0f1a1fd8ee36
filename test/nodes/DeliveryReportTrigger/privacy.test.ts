import { inspect } from 'node:util';
import { LoggerProxy } from 'n8n-workflow';
import { form } from '../../operations/callbacks/call';
import type { Receiver } from '../../operations/callbacks/receiver';
import { listen } from './harness';

const TEXT = 'private-words-of-a-person';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Everything that is written to n8n's loggers, the console or the terminal meanwhile. */
async function logged(triggers: readonly Receiver[], act: () => Promise<void>): Promise<string[]> {
	const lines: string[] = [];
	const log = (...parts: unknown[]): void => {
		lines.push(inspect(parts, { breakLength: Infinity }));
	};
	const write = (chunk: string | Uint8Array): boolean => {
		lines.push(Buffer.from(chunk).toString());
		return true;
	};
	LoggerProxy.init({ error: log, warn: log, info: log, debug: log });
	const streams = [process.stdout, process.stderr].map((stream) =>
		jest.spyOn(stream, 'write').mockImplementation(write),
	);
	const loggers = [console, ...triggers.map(({ logger }) => logger)].flatMap((logger) =>
		LEVELS.map((level) => jest.spyOn(logger, level).mockImplementation(log)),
	);
	try {
		await act();
	} finally {
		for (const spy of [...streams, ...loggers]) spy.mockRestore();
	}
	return lines;
}

test('nothing of a call is logged, whatever becomes of it', async () => {
	const trigger = await listen({ options: { pathSecret: 'secret' } });
	const barred = await listen({ options: { allowedAddresses: '203.0.113.1' } });
	const fields = `srcaddr=0912345678&smbody=${TEXT}`;
	const lines = await logged([trigger, barred], async () => {
		await trigger.call(`smsgo-reply/secret?msgid=1&${fields}`);
		await trigger.call(`smsgo-reply/secret?msgid=1&${fields}`);
		await trigger.call('smsgo-reply/secret', form(`msgid=1&${fields}`));
		await trigger.call('smsgo-reply/secret', form(`msgid=none&${fields}`));
		await trigger.call('smsgo-reply/secret', form(`msgid=1&${fields}${'x'.repeat(300_000)}`));
		await trigger.call(`smsgo-reply/wrong?msgid=1&${fields}`);
		await barred.call(`smsgo-reply?msgid=1&${fields}`);
	});
	expect(trigger.items.map(({ text }) => text)).toEqual([TEXT, TEXT, TEXT]);
	// That a call was refused is logged, and nothing of it.
	expect(lines).toEqual(
		[
			'with HTTP status 400: Not understood',
			'with HTTP status 413: Too large',
			"from '127.0.0.1', which is not in its 'Allowed Addresses'",
		].map((what) => `[ "'Node' refused a call ${what}" ]`),
	);
});

test('a refusal repeats nothing of the call', async () => {
	const trigger = await listen();
	const answers = [
		await trigger.call(`smsgo-reply?msgid=${TEXT}&smbody=${TEXT}`),
		await trigger.call('smsgo-reply', form(`smbody=${TEXT.repeat(20_000)}`)),
	];
	for (const { status, body, headers } of answers) {
		expect(status).toBeGreaterThanOrEqual(400);
		expect(JSON.stringify([body, headers])).not.toContain('private');
		expect(headers['content-type']).toMatch(/^text\/plain/u);
	}
});

test('an acknowledgement has the id, and nothing else of the call', async () => {
	const trigger = await listen();
	const { body, headers } = await trigger.call(
		`smsgo-reply?msgid=12&smbody=${TEXT}&srcaddr=0912345678`,
	);
	expect(JSON.stringify([body, headers])).not.toMatch(/private|0912345678/u);
});
