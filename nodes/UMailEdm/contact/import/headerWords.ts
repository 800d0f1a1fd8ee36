import { VARIABLES, type CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';

/** A field of a contact. */
export type ContactField = (typeof CONTACT_COLUMNS)[number];
/** What a column can hold: a field, or one half of a full name. */
export type HeaderField = ContactField | 'given' | 'family';

/** What a header says of its column. */
export interface HeaderWord {
	readonly field: HeaderField;
	/** How sure it is: 0 for the surest. Of columns with the same field, the lowest counts. */
	readonly rank: number;
}

/** What columns are called, the surest names first, in simplified characters and as {@link plain}. */
const WORDS: readonly (readonly [field: HeaderField, words: string])[] = [
	[
		'address',
		`email mail emailaddress mailaddress emails mails emailaddresses 电子邮件 电子邮箱 电子信箱 电子邮件信箱 电邮 邮箱 信箱 邮件 邮址 e邮箱 e信箱
		メールアドレス`,
	],
	[
		'fullname',
		`fullname name 姓名 全名 真实姓名 中文姓名 displayname realname 名称 名字 大名 称呼 联系人 联络人 收件人 收信人
		收货人 会员名 客户名 用户名称 昵称 nickname 英文姓名 如何称呼 如何称呼您 氏名`,
	],
	['given', 'firstname givenname forename fname first 名'],
	['family', 'lastname familyname surname lname last 姓氏 姓'],
	['sex', 'sex gender 性别 男女'],
	[
		'birthday',
		'birthday birthdate dateofbirth dob bday birth brithday 生日 出生日期 出生年月日 出生日 出生年月 出生 生辰',
	],
	[
		'phone',
		`mobile mobilephone cellphone cell mobileno mobilenumber mobilephonenumber cellphonenumber 手机 手机号 手机号码
		手机电话 行动电话 移动电话 行动 phone phonenumber telephone telephonenumber tel phoneno telno 电话 电话号码 联系电话
		联络电话 联系手机 联络手机 contactnumber contactno`,
	],
	[
		'area',
		`area region city district 地区 区域 城市 县市 县市别 居住地 居住地区 居住城市 居住县市 所在地 所在地区 所在城市 省市 省份 行政区
		town province county`,
	],
	...VARIABLES.map((name, index) => {
		const number = index + 1;
		return [name, `${name} variable${number} 变数${number} 变量${number}`] as const;
	}),
];

/** Whose it is, before the word. */
const OWNERS =
	list(`客户 会员 用户 使用者 顾客 联系人 联络人 联系 联络 收件人 收信人 收货人 收件者 收信者 收货者 收件 收信 接收 订阅者 订阅人 订户 学员
	学生 员工 买家 买方 读者 个人 本人 您的 你的 我的 请输入 请填写 请填 请问 请提供 填写 常用 主要 报名者 报名人
	参加者 参加人 参与者 与会者 与会人 来宾 贵宾 业主 申请人 购买人 购买者 订购人 订购者 付款人 填表人 家长 病患 contact user customer
	member client subscriber recipient primary main person people attendee participant registrant buyer guest student
	employee lead your my personal preferred default contacts customers the profile applicant reader donor`);
/** Where it is, before the word; not of names, which are then of something else. */
const PLACES =
	list(`公司 办公 办公室 住家 住宅 家用 家庭 商务 工作 私人 日间 夜间 通讯 居住 现居 户籍 所在 收货 地址 注册 登录 登入 绑定 通知 login registered registration work business
	office company corporate home private mailing billing shipping other current address1 address`);
/** What stands behind the word and changes nothing. */
const ENDS = list(
	`value required optional 必填 选填 非必填 栏位 字段 栏 资料 1 一 field text work home personal primary 是 为 为何 是什么`,
);
const ADDRESS_ENDS = list('地址 位址 账号 账户 address addr id account');
const DAY_ENDS = list(
	'日期 date 西元 公元 公历 国历 西历 新历 阳历 民国 民国年 yyyymmdd mmdd mmddyyyy ddmmyyyy 年月日',
);
/** What looks like one of the words, and is the name of an account or a thing. */
const OTHERS: ReadonlySet<string> = new Set(
	list('username 用户名 使用者名 使用者名称 客户资料 会员资料 收件人资料'),
);

/** Of a mail or a house: it counts where nothing else does, and alone. */
const ADDRESS = 'address';
const LAST = 1_000;

const KNOWN: ReadonlyMap<string, HeaderWord> = new Map(
	WORDS.flatMap(([field, words]) =>
		list(words).map((word, rank): [string, HeaderWord] => [word, { field, rank }]),
	).concat([[ADDRESS, { field: 'address', rank: LAST }]]),
);

/** Traditional characters, each before the simplified one that is written for it here. */
const CHARACTERS: ReadonlyMap<string, string> = new Map(
	list(
		`電电 郵邮 號号 碼码 機机 聯联 絡络 繫系 係系 會会 員员 戶户 稱称 別别 區区 縣县 國国 變变 數数 訂订 閱阅 帳账 帐账 顧顾 買买 單单
		學学 務务 業业 個个 選选 填填 請请 問问 暱昵 歷历 曆历 資资 寫写 輸输 購购 貨货 與与 參参 報报 來来 連联 貴贵 實实 欄栏 為为 註注 冊册 錄录 綁绑 確确 認认 東东 動动
		移移 現现 處处 間间 訊讯 陽阳 讀读 賓宾 領领 貫贯 當当 話话 長长 辦办`,
	).map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

/** Words that are stripped off a name at most; each costs more than the order of words. */
const MOST_STRIPPED = 4;
const STRIPPED = 100;

/** As people write it, without what they write differently. */
export function plain(name: string): string {
	const bare = name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}\p{Cf}\p{Cc}]/gu, '');
	return Array.from(bare, (character) => CHARACTERS.get(character) ?? character).join('');
}

/**
 * What a header says of its column; undefined where it says nothing that is known. What stands in
 * brackets, behind a slash, or in the other script must not say something else.
 *
 * @param header at most a few hundred characters
 */
export function readHeader(header: string): HeaderWord | undefined {
	const text = header.normalize('NFKC').replace(/^\s*(?:[qQ題题]\s*)?\d{1,3}\s*[.、:)]\s*/u, '');
	const whole = wordOf(plain(text));
	if (whole !== undefined) return whole;
	const { inside, outside } = byBrackets(text);
	const within = inside.flatMap((part) => wordOf(plain(part)) ?? []);
	const before = plain(outside) === plain(text) ? undefined : readHeader(outside);
	if (before !== undefined) return agreed([before, ...within]);
	if (plain(outside) !== plain(text)) return agreed(within);
	return agreedParts(text.split(/[/|、\r\n]/u)) ?? agreedParts(scriptsOf(text));
}

function byBrackets(text: string): {
	readonly inside: readonly string[];
	readonly outside: string;
} {
	const inside: string[] = [];
	let outside = '';
	let depth = 0;
	for (const character of text) {
		if ('([【「'.includes(character)) {
			depth++;
			inside.push('');
		} else if (')]】」'.includes(character)) depth = Math.max(0, depth - 1);
		else if (depth === 0) outside += character;
		else inside.push(`${inside.pop() ?? ''}${character}`);
	}
	return { inside, outside };
}

/** What all parts say, if each of several does. */
function agreedParts(texts: readonly string[]): HeaderWord | undefined {
	const parts = texts.map(plain).filter((part) => part !== '');
	const words = parts.flatMap((part) => wordOf(part) ?? []);
	return parts.length > 1 && words.length === parts.length ? agreed(words) : undefined;
}

function agreed([first, ...others]: readonly HeaderWord[]): HeaderWord | undefined {
	if (first === undefined) return undefined;
	const other = others.find(({ field }) => field !== first.field);
	if (other === undefined) return { field: first.field, rank: first.rank + STRIPPED };
	// 名字 is a full name, or a given one.
	const isHalf = first.field === 'fullname' && NAMES.has(other.field);
	return isHalf ? { field: other.field, rank: other.rank + STRIPPED } : undefined;
}

function scriptsOf(text: string): string[] {
	return [text.replace(/[^\p{Script=Han}]/gu, ''), text.replace(/\p{Script=Han}/gu, ' ')];
}

/** What a plain name says, without whose it is and what stands behind it. */
function wordOf(name: string, stripped = 0): HeaderWord | undefined {
	if (name === '' || OTHERS.has(name)) return undefined;
	const known = KNOWN.get(name);
	if (known !== undefined) {
		return stripped > 0 && name === ADDRESS
			? undefined
			: { field: known.field, rank: known.rank + stripped * STRIPPED };
	}
	if (stripped === MOST_STRIPPED) return undefined;
	const found = [
		...behind(OWNERS, name, stripped),
		...behind(PLACES, name, stripped).filter(({ field }) => !NAMES.has(field)),
		...before(ENDS, name, stripped),
		...before(ADDRESS_ENDS, name, stripped).filter(({ field }) => field === 'address'),
		...before(DAY_ENDS, name, stripped).filter(({ field }) => field === 'birthday'),
	];
	return found.sort((one, other) => one.rank - other.rank)[0];
}

const NAMES: ReadonlySet<HeaderField> = new Set(['fullname', 'given', 'family']);

function behind(starts: readonly string[], name: string, stripped: number): HeaderWord[] {
	return starts
		.filter((start) => name.startsWith(start))
		.flatMap((start) => wordOf(name.slice(start.length), stripped + 1) ?? []);
}

function before(ends: readonly string[], name: string, stripped: number): HeaderWord[] {
	return ends
		.filter((end) => name.endsWith(end))
		.flatMap((end) => wordOf(name.slice(0, -end.length), stripped + 1) ?? []);
}

function list(words: string): string[] {
	return words.trim().split(/\s+/u);
}
