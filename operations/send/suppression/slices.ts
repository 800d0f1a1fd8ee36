const MINUTE_MS = 60_000;

/**
 * n8n's table of what has been processed knows neither times nor an end, so time goes into its keys.
 * It is cut into slices of half a window, and a message is recorded for the slice in which it is
 * sent and for the two after it: whoever finds it recorded for the present slice knows that it was
 * sent within the window, or up to half a window before that. Never is one missed that was.
 */
const SLICES_OF_A_WINDOW = 2;

/**
 * The slice of time that an instant is in.
 *
 * @param instant milliseconds since 1970
 * @param minutes the window
 */
export function sliceAt(instant: number, minutes: number): number {
	return Math.floor(instant / ((minutes * MINUTE_MS) / SLICES_OF_A_WINDOW));
}

/** The longest that a message can be found, in minutes. */
export function longestFound(minutes: number): number {
	return minutes + minutes / SLICES_OF_A_WINDOW;
}

/** What says of a claim in n8n's table that it stands in the way during a slice. */
export function entryOf(key: string, minutes: number, slice: number): string {
	return `${minutes} ${slice} ${key}`;
}

/** The slices during which a message stands in the way, after the one in which it is sent. */
export function laterSlices(slice: number): number[] {
	return Array.from({ length: SLICES_OF_A_WINDOW }, (_, index) => slice + index + 1);
}

/** All entries of a claim. */
export function entriesOf(key: string, minutes: number, slice: number): string[] {
	return [slice, ...laterSlices(slice)].map((each) => entryOf(key, minutes, each));
}
