import { jsonOf, message, MitakeHarness } from './harness';

const mitake = new MitakeHarness().install();

test.each([
	['getStatus', { batchId: '={{ $json.batchId }}', messageIds: '={{ $json.messageId }}' }],
	['getBatchStatus', { batchId: '={{ $json.batchId }}' }],
])(
	'%s passes on what was not accepted, says so, and asks about the others',
	async (operation, parameters) => {
		const { main: sent } = await mitake.send(
			[
				message('0912345678'),
				message('no number'),
				message('+8613681912700'),
				message('0912345678'),
			],
			{ skipDuplicates: true },
		);
		mitake.simulator.clock.advance(60_000);
		const items = jsonOf({ main: sent });
		const { main, error, hints } = await mitake.run(operation, parameters, { items });
		expect(error).toBeUndefined();
		expect(jsonOf({ main }).map(({ status }) => status)).toEqual([
			'delivered',
			'failed',
			'failed',
			'skipped',
		]);
		expect(jsonOf({ main }).slice(1)).toEqual(items.slice(1));
		expect(hints.map((hint) => hint.message)).toEqual([
			'3 of 4 items are passed on as they came: their messages were not accepted, so there is no ID to ask for',
		]);
	},
);
