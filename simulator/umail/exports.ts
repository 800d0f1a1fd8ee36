import { type Reply, replyOf, type StreamedBody } from '../base/http/reply';
import { encodeGb18030 } from './gb18030';
import type { Outcome } from '../base/gateway/endpoint';
import type { UMailSettings } from './settings';

/** The lines of a text file; `line` makes the one at `index`, from 0. */
export interface Lines {
	readonly count: number;
	readonly line: (index: number) => string;
}

/** Lines that are there already. */
export function linesOf(lines: readonly string[]): Lines {
	return { count: lines.length, line: (index) => lines[index] ?? '' };
}

const LINES_PER_PIECE = 1_000;
const BYTE_ORDER_MARK = Buffer.from('\ufeff', 'utf8');

/** What PHP writes where its messages are shown: before the file, or in place of its end. */
const NOTICES = {
	none: ['', ''],
	notice: ['\nNotice: Undefined index: sn in /www/api/export.php on line 41\n', ''],
	fatal: ['', '\nFatal error: Out of memory in /www/api/export.php on line 57\n'],
} as const;

function streamOf({ count, line }: Lines, settings: UMailSettings): StreamedBody {
	const ending = settings.exportLineEnding === 'CRLF' ? '\r\n' : '\n';
	const encode = (text: string) =>
		settings.exportCharset === 'gb18030' ? encodeGb18030(text) : Buffer.from(text, 'utf8');
	const piece = (index: number) => {
		const parts: string[] = [];
		const start = index * LINES_PER_PIECE;
		const end = Math.min(start + LINES_PER_PIECE, count);
		const [before, behind] = NOTICES[settings.exportNotice];
		if (start === 0) parts.push(before);
		for (let number = start; number < end; number++) parts.push(line(number), ending);
		if (end === count) parts.push(behind);
		const bytes = encode(parts.join(''));
		const isMarked = index === 0 && settings.exportCharset === 'utf-8-bom';
		return isMarked ? Buffer.concat([BYTE_ORDER_MARK, bytes]) : bytes;
	};
	const pieces = Math.ceil(count / LINES_PER_PIECE);
	return { pieces: settings.exportNotice === 'none' ? pieces : Math.max(1, pieces), piece };
}

/**
 * A text file to be saved. With the setting `exportLines` it holds so many lines of `madeUp`.
 * @param fileName ASCII
 */
export function exportFile(
	fileName: string,
	lines: Lines,
	madeUp: Lines['line'],
	settings: UMailSettings,
): Outcome {
	const { exportLines } = settings;
	const source = exportLines === null ? lines : { count: exportLines, line: madeUp };
	const plain = replyOf(200, 'text/plain', '');
	const disposition = `attachment; filename="${fileName}"`;
	const reply: Reply = {
		...plain,
		headers: { ...plain.headers, 'content-disposition': disposition },
		stream: streamOf(source, settings),
	};
	return { code: null, reply };
}

/** A made-up address, a different one for every index. */
export function madeUpAddress(index: number): string {
	return `user${`${index + 1}`.padStart(8, '0')}@export.example`;
}
