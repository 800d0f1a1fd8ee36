import fc from 'fast-check';
import { rejected } from '../../../messaging/outcome';
import { unacceptedSend, type SendResult, type Unit } from '../../../operations/send/sendResult';
import {
	sendResultOf,
	FatePacker,
	fateOf,
	unpack,
	WORDS_LOST,
	type PackedFates,
} from '../../../operations/send/fates';
import { failure } from '../fixtures';

const unit: Unit = { number: '0912345678', typed: '0912-345-678', idempotencyKey: 'a key' };
const NOW = { scheduledAt: null };
const accepted = (messageId: string, text: string | null = 'OK', extras = {}): SendResult => ({
	result: {
		recipient: unit.number,
		input: unit.typed,
		messageId,
		accepted: true,
		status: 'queued',
		isFinal: false,
		reason: null,
		points: 1,
		requestPoints: 2.5,
		scheduledAt: '2099-01-31T09:30:00+08:00',
		raw: { code: '0', text },
		...extras,
	},
});
async function packed(ends: readonly SendResult[]): Promise<PackedFates> {
	const packer = new FatePacker();
	for (const [position, end] of ends.entries()) {
		await packer.add({ itemIndex: 0, position, number: unit.number }, end, unit);
	}
	const fates = packer.finish();
	if (fates === undefined) throw new Error('nothing was packed');
	return fates;
}

it('gives back every value as it was, whatever stands in it', async () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 20 }),
		fc.constantFrom('\0own', '\0number', '\0\0key', '', unit.number, unit.typed, 'a key'),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (texts) => {
			const ends = texts.flatMap(([id, words]) => [
				accepted(id, words, { batchId: id, clientMessageId: 'a key', pointsLeft: id.length }),
				unacceptedSend(unit, rejected({ ...failure, text: words }), NOW),
			]);
			const fates = await packed(ends);
			expect([...unpack(fates)].map((fate) => sendResultOf(fate, unit))).toEqual(ends);
		}),
		{ numRuns: 50 },
	);
});

it('shares one shape between results that differ in numbers, IDs and times alone', () => {
	const shapes = ['1', '22'].map(
		(id) => fateOf(accepted(id, 'OK', { batchId: id, scheduledAt: `time ${id}` }), unit).shape,
	);
	expect(new Set(shapes).size).toBe(1);
});

it('gives the new keys, and the new spelling, to who asks', () => {
	const fate = fateOf(accepted('1', 'OK', { clientMessageId: 'a key' }), unit);
	const again = { ...unit, typed: '+886912345678', idempotencyKey: 'another' };
	expect(sendResultOf(fate, again).result).toMatchObject({
		recipient: unit.number,
		input: '+886912345678',
		clientMessageId: 'another',
	});
});

it('keeps no more of what a gateway says than a gateway has to say', async () => {
	const words = Array.from({ length: 5_000 }, (_, index) => `${index} `.repeat(200));
	const refused = words.map((text) => unacceptedSend(unit, rejected({ ...failure, text }), NOW));
	const taken = words.map((text) => accepted(text, text));
	for (const [ends, reason] of [
		[refused, WORDS_LOST],
		[taken, null],
	] as const) {
		const fates = await packed(ends);
		expect(fates.bytes / ends.length).toBeLessThan(30);
		const last = [...unpack(fates)].at(-1);
		const { result } = sendResultOf(last ?? { shape: '', own: [] }, unit);
		expect(result).toMatchObject({
			accepted: ends[0]?.result.accepted,
			status: ends[0]?.result.status,
			recipient: unit.number,
			messageId: null,
			reason,
			input: unit.typed,
			raw: { code: null, text: null },
		});
	}
});
