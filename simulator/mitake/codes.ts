/**
 * Appendix 1: why a whole request is refused. Which of the codes with one text stands for what is
 * not documented; `authorise.ts` and `checkPush.ts` say what they take them for.
 */
const BATCH_CODES: Readonly<Record<string, string>> = {
	'9999': '系統錯誤',
	'1001': '請輸入認證資訊',
	'1002': '請輸入認證資訊',
	'1003': '無效認證資訊',
	'1004': '無效認證資訊',
	'1005': '認證資訊已過期',
	'1006': '無效連線位址',
	'1007': '連線數超過上限',
	'1008': '無效服務名稱',
	'1009': '發送筆數超過最大上限',
	'1010': '無效認證資訊',
	'2001': '請輸入主旨',
	'2002': '主旨長度超過上限',
	'2003': '訊息附件總和大小超過上限',
	'2004': '預約時間格式錯誤',
	'2005': '預約時間格式錯誤',
	'2006': '有效時間格式錯誤',
	'2007': '有效時間格式錯誤',
	'2012': '訊息附件為空值',
	'2013': '附件類型空值',
	'2014': '附件檔名空值',
	'2015': '預約時間時間錯誤',
	'2016': '有效時間時間錯誤',
	'2017': '附件檔名超出限制',
	'2019': '專案名稱長度超過上限',
	'2020': '無效附件',
	'2021': '附件內容空值',
	'3001': '帳務處理失敗',
	'4001': '請輸入批號',
	'4002': '請輸入簡訊序號',
	'4003': '電文格式不正確',
};

/** Appendix 2: why one message of a push is refused. */
const MESSAGE_CODES: Readonly<Record<string, string>> = {
	'2008': '客戶端序號長度超過上限',
	'2009': '手機號碼空值',
	'2010': '手機號碼長度超過上限',
	'2011': '手機號碼格式錯誤',
	'2018': 'cID重複',
};

/** Appendix 3: the states of a message. */
const STATUSES: Readonly<Record<string, string>> = {
	'0': '已送達手機',
	'1': '已送達三竹',
	'2': '已送達業者',
	'1000': '預約傳送中',
	'1001': '預約已取消',
	'2000': '內容有錯誤',
	'2001': '門號有錯誤',
	'2002': '訊息已停用',
	'2003': '逾時無法送達',
	'2999': '業者系統錯誤',
	'9998': '傳送錯誤',
	'9999': '三竹系統錯誤',
};

/** Codes of Appendix 1 that stand for credentials or tokens. */
const CREDENTIAL_CODES = ['1001', '1002', '1003', '1004', '1005', '1010'];

const UNKNOWN = '未知代碼';

/** The text of Appendix 1 for a code. */
export function batchText(code: string): string {
	return BATCH_CODES[code] ?? UNKNOWN;
}

/** The text beside a message's status in a push reply: Appendix 2 for its codes, else Appendix 3. */
export function statusText(status: string): string {
	return MESSAGE_CODES[status] ?? STATUSES[status] ?? UNKNOWN;
}

/** Whether a code refuses the credentials or the token. */
export function isCredentialCode(code: string): boolean {
	return CREDENTIAL_CODES.includes(code);
}

/** A state is a number of up to five digits; the gateway may have states the document lacks. */
export const STATUS_PATTERN = /^\d{1,5}$/;

/** The states that a message does not keep. */
const PENDING = ['1', '2', '1000'];
const DELIVERED = '0';

/** Whether a status in a push reply says that the message was not taken; an unknown one does not. */
export function isRefusal(status: string): boolean {
	if (Object.hasOwn(MESSAGE_CODES, status)) return true;
	return Object.hasOwn(STATUSES, status) && isFinal(status) && status !== DELIVERED;
}

/** Whether a message stays in this state; every unknown one counts as final. */
export function isFinal(status: string): boolean {
	return !PENDING.includes(status);
}
