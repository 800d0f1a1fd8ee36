// Taiwan and mainland China are both UTC+8 all year, so vendor-local time is a fixed shift.
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The wall-clock parts of an instant at UTC+8 (Asia/Taipei, Asia/Shanghai), zero-padded. */
export interface VendorTime {
	readonly year: string;
	readonly month: string;
	readonly day: string;
	readonly hour: string;
	readonly minute: string;
	readonly second: string;
}

/** Shows an instant as the vendors' clocks do. */
export function toVendorTime(instant: Date): VendorTime {
	const shifted = new Date(instant.getTime() + OFFSET_MS).toISOString();
	return {
		year: shifted.slice(0, -20),
		month: shifted.slice(-19, -17),
		day: shifted.slice(-16, -14),
		hour: shifted.slice(-13, -11),
		minute: shifted.slice(-10, -8),
		second: shifted.slice(-7, -5),
	};
}
