import { type Operation, operation } from '../operation';
import { badParameter } from '../refused';

/** 4.9.3: takes a file in the field `file`; what is in it shows much later, or never. */
export const importFileOperations: readonly Operation[] = [
	operation(
		'mloperate.php',
		'ml-addr-add-file',
		(state, parameters) => {
			const listId = parameters.named('list_id', 'maillist', (id) => state.lists.place(id));
			const file = parameters.files().find(({ field }) => field === 'file');
			if (file === undefined) throw badParameter('file');
			state.imports.add(listId, file, state.settings.importDelayMs);
			return state.replies.success('文件已提交, 等待导入');
		},
		{ places: { body: ['file'], either: ['list_id'] } },
	),
];
