import { filtersOf, notice, textInput } from '../../../operations/parameters/fields';
import { readId } from '../locators';

/** What is tracked, and where the IDs come from. */
export const trackingNotice = notice(
	'trackingNotice',
	"U-Mail tracks only tasks that are sent through its own platform, with tracking turned on in the task. Get Overview gives the 'linkId' of each link for the operations beside it.",
);

export const linkFilters = filtersOf([
	textInput('Link ID', 'linkId', {
		placeholder: 'e.g. 8',
		description: "Only this link: 'linkId' of a link in an overview",
	}),
]);

/**
 * The link that the filters name; none where it is empty.
 *
 * @throws InputProblem when it is no ID
 */
export function readLink({ linkId = '' }: { readonly linkId?: string }): { linkId?: string } {
	return linkId.trim() === '' ? {} : { linkId: readId({ value: linkId.trim() }, 'Link ID') };
}
