import { jsonOf, message, MitakeHarness, textOf } from './harness';

const mitake = new MitakeHarness().install();
const TO = '0912345678';
const HOUR = 3_600_000;

/** What the answer to an earlier message looks like. */
const REPLAY = {
	accepted: true,
	isReplay: true,
	status: 'queued',
	reason: null,
	points: null,
	requestPoints: null,
};

/** Another process, which knows the account and the gateway, and nothing of this one. */
async function pushElsewhere(clientMessageId: string, to = TO): Promise<void> {
	const { baseUrl = '', clientId = '', clientSecret } = mitake.credential();
	const post = async (path: string, headers: Record<string, string>, body: unknown) => {
		const response = await fetch(`${baseUrl}/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		return await response.text();
	};
	const said = await post('AuthorizationService/Token', {}, { clientId, clientSecret });
	const token = /"accessToken":"(\w+)"/u.exec(said)?.[1] ?? '';
	await post(
		'msg/mms/json',
		{ authorization: `bearer ${token}`, clientID: clientId, actionType: 'push' },
		{ subject: 's', content: 'c', destinations: [{ to, cID: clientMessageId }] },
	);
	expect(mitake.simulator.mitake.messages().at(-1)?.cID).toBe(clientMessageId);
}

describe('a client message ID that another process used', () => {
	test.each([1, 11])(
		'%d hours before: the answer is that to the earlier message, and the result says so',
		async (hours) => {
			await pushElsewhere('order-1');
			const [earlier] = mitake.simulator.mitake.messages();
			mitake.simulator.clock.advance(hours * HOUR);
			const { main, hints, error } = await mitake.send([message(TO)], {
				clientMessageId: 'order-1',
			});
			expect(error).toBeUndefined();
			expect(jsonOf({ main })).toMatchObject([
				{
					...REPLAY,
					recipient: TO,
					messageId: earlier?.msgID,
					batchId: earlier?.batchID,
					clientMessageId: 'order-1',
				},
			]);
			expect(hints.map((hint) => hint.message)).toEqual([
				expect.stringContaining("1 of 1 messages have a 'Client Message ID' that was used before"),
			]);
			expect(mitake.pushes()).toHaveLength(2);
			expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 1, charged: 3 });
		},
	);

	test('beside new ones in one request: only the one that has it', async () => {
		await pushElsewhere('order-1');
		mitake.simulator.clock.advance(HOUR);
		const { main } = await mitake.send([message('0922345678'), message(TO)], {
			clientMessageId: '={{ "order-" + $itemIndex }}',
		});
		expect(jsonOf({ main })).toMatchObject([
			{ recipient: '0922345678', accepted: true, isReplay: false, points: 3, requestPoints: 3 },
			{ recipient: TO, ...REPLAY },
		]);
		expect(mitake.pushes()).toHaveLength(2);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 2, charged: 6 });
	});

	test('13 hours before: Mitake has forgotten it, and the message is sent', async () => {
		await pushElsewhere('order-1');
		mitake.simulator.clock.advance(13 * HOUR);
		const { main } = await mitake.send([message(TO)], { clientMessageId: 'order-1' });
		expect(jsonOf({ main })).toMatchObject([{ accepted: true, isReplay: false, points: 3 }]);
		expect(mitake.simulator.mitake.handset(TO)).toHaveLength(2);
	});
});

describe('a client message ID that this process used', () => {
	const send = async (content: string, to = TO) =>
		await mitake.send([message(to, content)], { clientMessageId: 'order-1' });

	test('for the same message: it is as accepted as it was, and is not sent or charged again', async () => {
		const first = await send('text');
		mitake.simulator.clock.advance(HOUR);
		const second = await send('text');
		expect(jsonOf(first)).toMatchObject([{ isReplay: false, points: 3 }]);
		expect(jsonOf(second)).toEqual(jsonOf(first).map((result) => ({ ...result, ...REPLAY })));
		expect(mitake.simulator.mitake.handset(TO)).toHaveLength(1);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 1, charged: 3 });
	});

	test('for the same message 13 hours before: another message', async () => {
		const [first] = jsonOf(await send('text'));
		mitake.simulator.clock.advance(13 * HOUR);
		const [second] = jsonOf(await send('text'));
		expect(second).toMatchObject({ accepted: true });
		expect(second?.['messageId']).not.toBe(first?.['messageId']);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 2, charged: 6 });
	});

	test.each([
		['another text', 'other', TO],
		['another recipient', 'text', '0922345678'],
	])('for a message with %s: this one was not sent, and says so', async (_what, content, to) => {
		const [first] = jsonOf(await send('text'));
		const [second] = jsonOf(await send(content, to));
		expect(second).toMatchObject({
			...REPLAY,
			recipient: to,
			messageId: first?.['messageId'],
		});
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 1, charged: 3 });
	});

	test('and whose answer was lost: it is told and charged once', async () => {
		mitake.simulator.mitake.addFaults({ kind: 'resetAfter', endpoint: 'push' });
		expect(jsonOf(await send('text'))).toMatchObject([
			{ accepted: true, isReplay: false, points: 3, requestPoints: 3 },
		]);
		expect(mitake.pushes()).toHaveLength(2);
		expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 1, charged: 3 });
	});

	test('that was refused: it is free', async () => {
		mitake.simulator.mitake.setFates({ [TO]: { status: '0', answer: '2011' } });
		expect((await send('text')).error?.message).toContain("recipient's number");
		mitake.simulator.mitake.setFates({});
		expect(jsonOf(await send('text'))).toMatchObject([{ accepted: true }]);
	});
});

describe("a clock of Mitake's that is off", () => {
	test.each([-480, -10, -2, 2, 10, 480])('by %d minutes costs no message', async (minutes) => {
		mitake.simulator.mitake.changeSettings({ statusTimeOffMinutes: minutes });
		const { main } = await mitake.send([message(TO), message('0922345678', 'other')]);
		const expected = { accepted: true, status: 'queued', isReplay: false, reason: null, points: 3 };
		expect(jsonOf({ main })).toMatchObject([expected, expected]);
		const { main: own } = await mitake.send([message(TO)], { clientMessageId: `own-${minutes}` });
		expect(jsonOf({ main: own })).toMatchObject([{ accepted: true, status: 'queued' }]);
	});
});

test('one that Mitake says has been used twice in a request was not sent', async () => {
	mitake.simulator.mitake.setFates({ [TO]: { status: '0', answer: '2018' } });
	const { main } = await mitake.send([message(TO), message('0922345678')]);
	expect(jsonOf({ main })).toMatchObject([
		{ accepted: false, status: 'rejected', raw: { code: '2018' } },
		{ accepted: true },
	]);
});

test('2018 for the repeat of a push that may have been taken is no proof of anything', async () => {
	mitake.simulator.mitake.setFates({ [TO]: { status: '0', answer: '2018' } });
	mitake.simulator.mitake.addFaults({ kind: 'resetBefore', endpoint: 'push' });
	const { main } = await mitake.send([message(TO)]);
	expect(jsonOf({ main })).toMatchObject([{ accepted: null, status: 'unknown' }]);
	expect(textOf(main[0]?.json, 'reason')).toContain('maybe by an earlier try');
});

test('made keys differ by execution: the same message twice is sent twice', async () => {
	const ends = [await mitake.send([message(TO)]), await mitake.send([message(TO)])];
	const ids = ends.flatMap((end) => jsonOf(end).map(({ clientMessageId }) => clientMessageId));
	expect(new Set(ids).size).toBe(2);
	expect(mitake.simulator.mitake.handset(TO)).toHaveLength(2);
});
