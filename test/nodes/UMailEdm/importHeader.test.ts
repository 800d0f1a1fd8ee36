import { columnsIn } from '../../../nodes/UMailEdm/contact/import/columns';
import { readHeader } from '../../../nodes/UMailEdm/contact/import/headerWords';

it.each([
	[
		'address',
		[
			'Email',
			'E-mail',
			'E MAIL',
			'Ｅｍａｉｌ',
			'email_address',
			'Email Address',
			'E-mail Address',
			'mail',
			'电子邮箱',
			'電子郵件',
			'電子郵件信箱',
			'电子邮件地址',
			'電子信箱',
			'邮箱',
			'邮箱地址',
			'信箱',
			'Email地址',
			'Email 帳號',
			'Contact Email',
			'Customer E-mail',
			'Email *',
			'* Email',
			'Email (必填)',
			'Email（必填）',
			'電子郵件(Email)',
			'Email／電子郵件',
			'電子郵件 Email',
			'【必填】電子郵件',
			'user_email',
			'userEmail',
			'contact[email]',
			'Work Email',
			'Home E-mail',
			'Billing Email',
			'Primary Email',
			'E-mail 1 - Value',
			'Email 1',
			'Person - Email - Work',
			'3. 電子郵件',
			'您的電子郵件',
			'請問您的 Email 是？',
			'會員信箱',
			'客户邮箱',
			'聯絡人電子郵件',
			'公司信箱',
			'註冊信箱',
			'報名者 Email',
			'帳號 (E-mail)',
			'Emails',
			'收件者信箱',
			'Email/信箱',
		],
	],
	[
		'fullname',
		[
			'Name',
			'Full Name',
			'姓名',
			'会员姓名',
			'會員姓名',
			'客戶姓名',
			'顧客名稱',
			'姓名(Name)',
			'Customer Name',
			'Display Name',
			'聯絡人',
			'收件人姓名',
			'您的姓名',
			'真實姓名',
		],
	],
	[
		'given',
		['First Name', 'Given Name', 'first_name', '名', '名 (First Name)', 'Customer First Name'],
	],
	['family', ['Last Name', 'Surname', 'Family Name', '姓', '姓氏', 'Last Name *']],
	['sex', ['Sex', 'Gender', '性別', '性别', '性別(男/女)', '會員性別']],
	[
		'birthday',
		[
			'Birthday',
			'Date of Birth',
			'DOB',
			'生日',
			'出生日期',
			'出生年月日',
			'生日(西元)',
			'生日（民國）',
			'會員生日',
			'Birthday (YYYY/MM/DD)',
			'brithday',
		],
	],
	[
		'phone',
		[
			'Phone',
			'Mobile',
			'Mobile Phone',
			'手機',
			'手机号',
			'手機號碼',
			'電話號碼',
			'電話',
			'聯絡電話',
			'行動電話',
			'Phone 1 - Value',
			'會員手機',
			'聯絡人電話',
			'公司電話',
			'Home Phone',
			'Contact Number',
			'手機/電話',
			'連絡電話',
			'Mobile #',
		],
	],
	[
		'area',
		['Area', 'City', '地區', '城市', '縣市', '居住縣市', 'Address 1 - City', 'Billing City'],
	],
	['var1', ['var1', 'Variable 1', '變數1', '变量1']],
	['var10', ['VAR10', '變數 10']],
] as const)('%s is what these say', (field, headers) => {
	expect(headers.filter((header) => readHeader(header)?.field !== field)).toEqual([]);
});

it('takes nothing for a contact that is of something else', () => {
	const others = [
		'E-mail 1 - Type',
		'E-mail Type',
		'Email Opt-in',
		'Email Status',
		'Email 發送狀態',
		'E-mail 2 - Value',
		'邮件主题',
		'客服信箱',
		'寄件人信箱',
		'介紹人姓名',
		'緊急聯絡人',
		'緊急聯絡人電話',
		'Company Name',
		'公司名稱',
		'Product Name',
		'Username',
		'用户名',
		'Login Name',
		'通訊地址',
		'Home Address',
		'郵遞區號',
		'Birth Year',
		'Email/Line ID',
		'姓名(電話)',
		'備註',
		'constructor',
		'__proto__',
		'',
		'()',
		'*',
		'('.repeat(200),
	];
	expect(others.filter((header) => readHeader(header) !== undefined)).toEqual([]);
});

it('takes the surest of several columns', () => {
	const header = ['Work Email', 'Email', '昵称', '姓名', 'Phone', 'Mobile', 'Address'];
	const { positions } = columnsIn(header, {});
	expect(positions.slice(0, 6)).toEqual([1, 3, -1, -1, 5, -1]);
	const google = ['E-mail 2 - Value', 'E-mail 1 - Type', 'E-mail 1 - Value'];
	expect(columnsIn(google, {}).positions[0]).toBe(2);
	expect(columnsIn(['Home Email', 'Address'], {}).positions[0]).toBe(0);
});

it('takes time in proportion to a header of the longest names', () => {
	const names = ['郵', '電子', 'your', 'contact', '(', '/'].map((word) =>
		word.repeat(200).slice(0, 200),
	);
	const header = Array.from({ length: 1_000 }, (_, index) => names[index % names.length] ?? '');
	expect(columnsIn(header, {}).positions[0]).toBe(-1);
});
