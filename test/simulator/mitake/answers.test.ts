import { harness } from './started';

const TO = '0911111111';

describe("a number's own answer to a push", () => {
	it.each(['2008', '2018', '1001', '2000', '2003', '2999', '9998', '9999'])(
		'%s refuses the message: it is neither stored nor charged',
		async (answer) => {
			harness.panel.setFates({ [TO]: { status: '0', answer } });
			const { statuses } = await harness.pushTo('0922222222', TO);
			expect(statuses).toEqual(['1', answer]);
			expect(harness.panel.summary()).toMatchObject({ charged: 3, messages: 1 });
		},
	);

	it.each(['0', '1', '2', '1000', '3000'])('%s is one that was taken', async (answer) => {
		harness.panel.setFates({ [TO]: { status: '0', answer } });
		expect(await harness.pushTo(TO)).toMatchObject({ statuses: [answer] });
		expect(harness.panel.summary()).toMatchObject({ charged: 3, messages: 1 });
	});

	it('does not count for a cID that was taken before', async () => {
		const first = await harness.push();
		harness.panel.setFates({ [TO]: { status: '0', answer: '2018' } });
		expect((await harness.push()).body).toBe(first.body);
	});

	it('must be a number', () => {
		expect(() => harness.panel.setFates({ [TO]: { status: '0', answer: 'no' } })).toThrow('answer');
	});
});

it('every reply is dated by the simulator’s clock, to which its times belong', async () => {
	harness.simulator.clock.advance(86_400_000);
	const { clock } = harness.simulator;
	const earliest = clock.now();
	const { headers } = await harness.pushTo(TO);
	const date = Date.parse(String(headers['date']));
	// It is told to the second.
	expect(date).toBeGreaterThan(earliest - 1_000);
	expect(date).toBeLessThanOrEqual(clock.now());
});
