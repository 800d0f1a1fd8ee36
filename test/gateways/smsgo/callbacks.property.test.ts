import fc from 'fast-check';
import {
	acknowledgement,
	readDeliveryReport as readReports,
	readReply,
} from '../../../gateways/smsgo/callbacks';
import type { RawCallback } from '../../../messaging/callback';
import { parseVendorTime, toVendorTime } from '../../../messaging/vendorTime';

const readDeliveryReport = (raw: RawCallback) => readReports(raw)?.[0];

const FORM = 'application/x-www-form-urlencoded';
const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });

describe('a callback', () => {
	it('is echoed with an id that is digits, or not at all', () => {
		const id = fc.oneof(digits(0, 25), fc.string(), fc.string({ unit: 'binary' }));
		fc.assert(
			fc.property(id, (typed) => {
				const query = new URLSearchParams({ msgid: typed }).toString();
				for (const read of [readDeliveryReport, readReply]) {
					const callback = read({ query, body: Buffer.alloc(0), contentType: '' });
					if (callback === undefined) continue;
					expect(acknowledgement(callback.messageId)).toMatch(
						/^magicid=tccrd_sms_gateway_rpack\nmsgid=-?[0-9]{1,20}\n$/u,
					);
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('never throws, whatever comes over the wire', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.uint8Array(), (before, body) => {
				const query = `msgid=1&${Buffer.from(before).toString('latin1')}`;
				const raw = { query, body, contentType: FORM };
				for (const read of [readDeliveryReport, readReply]) {
					expect(read(raw)?.messageId ?? '1').toMatch(/^-?\d+$/u);
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('says the same by GET and POST, split between them and in any order', () => {
		const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^\ufeff|\0/u.test(value));
		const reply = fc.record({
			msgid: digits(1, 20),
			srcaddr: digits(0, 12),
			dstaddr: digits(0, 12),
			smbody: text,
			encoding: fc.constantFrom('BIG5', 'ASCII', 'UCS2'),
			timestamp: digits(0, 14),
		});
		const delivered = reply.chain((fields) => {
			const entries = Object.entries(fields);
			return fc.tuple(
				fc.constant(entries),
				fc.shuffledSubarray(entries, { minLength: entries.length }),
				fc.nat(entries.length),
			);
		});
		fc.assert(
			fc.property(delivered, ([entries, shuffled, cut]) => {
				const query = new URLSearchParams(entries).toString();
				const whole = readReply({ query, body: Buffer.alloc(0), contentType: '' });
				const split = readReply({
					query: new URLSearchParams(shuffled.slice(0, cut)).toString(),
					body: Buffer.from(new URLSearchParams(shuffled.slice(cut)).toString()),
					contentType: FORM,
				});
				expect(whole?.content.raw).toEqual(Object.fromEntries(entries));
				expect(split).toEqual(whole);
			}),
		);
	});
});

describe('parseVendorTime', () => {
	const instant = fc.date({
		min: new Date('1990-01-01T00:00:00Z'),
		max: new Date('2099-12-31T00:00:00Z'),
		noInvalidDate: true,
	});

	it('reads every way of writing the same time as that time', () => {
		fc.assert(
			fc.property(instant, (date) => {
				const { year, month, day, hour, minute, second } = toVendorTime(date);
				const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
				const bare = (part: string): string => String(Number(part));
				for (const written of [
					`${year}/${month}/${day} ${hour}:${minute}:${second}`,
					`${year}-${month}-${day} ${hour}:${minute}:${second}`,
					`${year}-${month}-${day}T${hour}:${minute}:${second}.5`,
					`${year}/${bare(month)}/${bare(day)} ${bare(hour)}:${minute}:${second}`,
					`${year}${month}${day}${hour}${minute}${second}`,
					`${year}${month}${day} ${hour}${minute}${second}`,
				]) {
					expect([written, parseVendorTime(written)]).toEqual([written, iso]);
				}
				expect(Date.parse(iso)).toBe(Math.floor(date.getTime() / 1000) * 1000);
			}),
		);
	});

	it('is a real time or null for anything', () => {
		const timeLike = fc.string({
			unit: fc.constantFrom(...Array.from('0123459-/: T.')),
			maxLength: 25,
		});
		const parts = fc
			.tuple(digits(4, 4), digits(1, 2), digits(1, 2), digits(1, 2), digits(2, 2), digits(2, 2))
			.map(([year, month, day, ...time]) => `${year}/${month}/${day} ${time.join(':')}`);
		fc.assert(
			fc.property(fc.oneof(timeLike, parts, fc.string()), (written) => {
				const time = parseVendorTime(written);
				if (time === null) return;
				expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
				const { year, month, day, hour, minute, second } = toVendorTime(new Date(time));
				expect(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`).toBe(time);
			}),
			{ numRuns: 2000 },
		);
	});

	it('takes no other number of bare digits for a time', () => {
		fc.assert(
			fc.property(digits(0, 20), (number) => {
				fc.pre(number.length !== 12 && number.length !== 14);
				expect(parseVendorTime(number)).toBeNull();
			}),
			{ numRuns: 400 },
		);
	});
});
