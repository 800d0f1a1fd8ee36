import { type Operation, operation } from '../operation';
import type { UMailState } from '../state';
import { element, elements } from '../xml';

const FILE = 'account.php';

function extra({ settings }: UMailState) {
	return settings.extraFields ? elements({ verify_status: 1 }) : [];
}

/** Chapter 1: the customer and the service it has bought. */
export const accountOperations: readonly Operation[] = [
	operation(FILE, 'customer-info', (state) => {
		const { account } = state;
		const { username, company, contact, phone, mobile, email, im, address } = account;
		const values = { username, company, contact, phone, mobile, email, im, address };
		const fields = elements({ id: account.customerId, ...values });
		return state.replies.document(element('customer', [...fields, ...extra(state)]));
	}),
	operation(FILE, 'service-info', (state) => {
		const { account } = state;
		const fields = elements({
			id: account.customerId,
			service_status: account.serviceStatus,
			service_type: account.serviceType,
			send_type: account.sendType,
			beginning_date: account.beginningDate,
			expiration_date: account.expirationDate,
			qty_available: account.qtyAvailable,
			qty_buytotal: account.qtyBuytotal,
		});
		return state.replies.document(element('service', [...fields, ...extra(state)]));
	}),
];
