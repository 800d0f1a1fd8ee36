import type { Locator } from 'playwright-core';

/** A property, in the sense of the DOM, of each element found right now. */
export async function propertiesOf(elements: Locator, property: string): Promise<unknown[]> {
	const handles = await elements.elementHandles();
	return Promise.all(
		handles.map(async (handle) => {
			const value: unknown = await (await handle.getProperty(property)).jsonValue();
			return value;
		}),
	);
}

/** Whether at least one image is there and none is broken or still under way. */
export async function areLoaded(images: Locator): Promise<boolean> {
	const widths = await propertiesOf(images, 'naturalWidth');
	return widths.length > 0 && widths.every((width) => Number(width) > 0);
}
