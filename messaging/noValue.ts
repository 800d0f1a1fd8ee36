/** What people and programs write where they have no value. */
const WORDS: ReadonlySet<string> = new Set(
	`n/a #n/a n.a. na none null nil nan undefined unknown unspecified notspecified notprovided
	notavailable notknown tbd 無 无 沒有 没有 無資料 无资料 無資訊 暫無 暂无 未知 未填 未填寫 未填写 未提供 未設定 未设定 未設置 未设置
	未登記 未登记 不詳 不详 不明 不知道 不方便透露 保密 空 空白 (空白) (空) (無) (无) (null) (none)`.split(
		/\s+/u,
	),
);
/** Of these, what is also a name. */
const NAMES: ReadonlySet<string> = new Set(['na', 'none', 'null', 'nil', 'nan', '空', '無', '无']);
const LONGEST = 30;
/** What one of them can begin with: long lists have a name in each row. */
const FIRST: ReadonlySet<string> = new Set(Array.from(WORDS, (word) => word.charAt(0)));
const FULL_WIDTH = '\uff00';
const STROKE = /^[\p{Pd}/*._~]?$/u;
const STROKES = /^[\p{Pd}\s/*._~]*$/u;

/**
 * Whether a text stands for no value: `-`, `N/A`, 無, 保密 and the like.
 *
 * @param isName whether it can be somebody's name, as `Na` and `Null` are
 */
export function isNoValue(text: string, isName = false): boolean {
	if (text.length > LONGEST) return false;
	const first = text.trimStart().charAt(0).toLowerCase();
	if (STROKE.test(first) && STROKES.test(text)) return true;
	if (!FIRST.has(first) && first < FULL_WIDTH) return false;
	const word = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
	return WORDS.has(word) && !(isName && NAMES.has(word));
}
