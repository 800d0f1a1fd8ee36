import { ObjectReader } from '../base/control/input';
import { PASSWORDS } from '../passwords';

/** The customer, the service it has bought (1.1, 1.2), and the manager of chapter 7. */
export interface AccountData {
	readonly username: string;
	readonly password: string;
	readonly customerId: string;
	readonly company: string;
	readonly contact: string;
	readonly phone: string;
	readonly mobile: string;
	readonly email: string;
	readonly im: string;
	readonly address: string;
	/** While `disabled`, no task can be made and none starts. */
	readonly serviceStatus: 'enabled' | 'disabled';
	/** Charged by the total, or by the day. */
	readonly serviceType: 'all' | 'day';
	/** Through the customer's own server, or through the platform. */
	readonly sendType: 'remote' | 'local';
	readonly beginningDate: string;
	readonly expirationDate: string;
	readonly qtyAvailable: number;
	readonly qtyBuytotal: number;
	readonly managerUsername: string;
	readonly managerPassword: string;
}

export const DEFAULT_ACCOUNT: AccountData = {
	username: 'edm-demo',
	password: PASSWORDS.umail,
	customerId: '362',
	company: '示例电子邮件有限公司',
	contact: '李小明',
	phone: '075500001234',
	mobile: '13500000001',
	email: 'owner@edm-demo.example',
	im: '',
	address: '示例市样例区 1 号 <A&B> 座',
	serviceStatus: 'enabled',
	serviceType: 'all',
	sendType: 'local',
	beginningDate: '2026-01-01',
	expirationDate: '2036-01-01',
	qtyAvailable: 1_000_000,
	qtyBuytotal: 2_000_000,
	managerUsername: 'edm-manager',
	managerPassword: PASSWORDS.umailManager,
};

/**
 * The account with what `patch` (a partial `AccountData`) changes in it.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedAccount(now: AccountData, patch: unknown): AccountData {
	const read = new ObjectReader(patch, 'the account');
	const text = (name: keyof AccountData, old: string) => read.text(name, old);
	const needed = (name: keyof AccountData, old: string) => read.text(name, old, /./);
	return read.finish({
		username: needed('username', now.username),
		password: needed('password', now.password),
		customerId: read.text('customerId', now.customerId, /^[1-9]\d*$/),
		company: text('company', now.company),
		contact: text('contact', now.contact),
		phone: text('phone', now.phone),
		mobile: text('mobile', now.mobile),
		email: text('email', now.email),
		im: text('im', now.im),
		address: text('address', now.address),
		serviceStatus: read.oneOf('serviceStatus', ['enabled', 'disabled'], now.serviceStatus),
		serviceType: read.oneOf('serviceType', ['all', 'day'], now.serviceType),
		sendType: read.oneOf('sendType', ['remote', 'local'], now.sendType),
		beginningDate: text('beginningDate', now.beginningDate),
		expirationDate: text('expirationDate', now.expirationDate),
		qtyAvailable: read.integer('qtyAvailable', now.qtyAvailable, { min: 0 }),
		qtyBuytotal: read.integer('qtyBuytotal', now.qtyBuytotal, { min: 0 }),
		managerUsername: needed('managerUsername', now.managerUsername),
		managerPassword: needed('managerPassword', now.managerPassword),
	});
}
