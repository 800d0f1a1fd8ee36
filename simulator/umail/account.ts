import { FROM_0, integer, oneOf, SOME, text } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';

export const PASSWORDS = {
	umail: 'Edm-Demo+Pass&2026',
	umailManager: 'Edm-Manager+Pass&2026',
} as const;

/** The customer, the service it has bought (1.1, 1.2), and the manager of chapter 7. */
const fields = {
	username: text('edm-demo', SOME),
	password: text(PASSWORDS.umail, SOME),
	customerId: text('362', /^[1-9]\d*$/),
	company: text('示例电子邮件有限公司'),
	contact: text('李小明'),
	phone: text('075500001234'),
	mobile: text('13500000001'),
	email: text('owner@edm-demo.example'),
	im: text(''),
	address: text('示例市样例区 1 号 <A&B> 座'),
	/** While `disabled`, no task can be made and none starts. */
	serviceStatus: oneOf(['enabled', 'disabled']),
	/** Charged by the total, or by the day. */
	serviceType: oneOf(['all', 'day']),
	/** Through the customer's own server, or through the platform. */
	sendType: oneOf(['remote', 'local'], 'local'),
	beginningDate: text('2026-01-01'),
	expirationDate: text('2036-01-01'),
	qtyAvailable: integer(1_000_000, FROM_0),
	qtyBuytotal: integer(2_000_000, FROM_0),
	managerUsername: text('edm-manager', SOME),
	managerPassword: text(PASSWORDS.umailManager, SOME),
};

export const account = new Shape('the account', fields);

export type AccountFields = typeof fields;
export type AccountData = ValuesOf<AccountFields>;
