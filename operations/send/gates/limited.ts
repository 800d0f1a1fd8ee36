import { maxRecipientsField } from '../../parameters/sharedFields';
import type { SendOptions } from '../composed';
import type { Gate } from './gate';

/** Lets through as many as `Max Recipients` allows in one execution. */
export class Limit<Content> implements Gate<Content> {
	private admitted = 0;

	/** How many more it lets through. */
	room(options: SendOptions): number {
		return mostOf(options) - this.admitted;
	}

	admit({ options }: { readonly options: SendOptions }): { refused: string } | undefined {
		const most = mostOf(options);
		if (++this.admitted <= most) return undefined;
		return {
			refused: `'Max Recipients' allows ${most} in one execution, and this one is beyond it`,
		};
	}
}

function mostOf({ maxRecipients = maxRecipientsField.default }: SendOptions): number {
	return maxRecipients;
}
