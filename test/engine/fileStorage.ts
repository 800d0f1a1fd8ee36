import 'reflect-metadata';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** n8n's file system mode for binary data, in a folder of its own. */
export class FileStorage {
	private constructor(
		private readonly folder: string,
		private readonly files: string,
	) {}

	/** From here on this process stores binary data in files. */
	static async start(): Promise<FileStorage> {
		const folder = await mkdtemp(path.join(tmpdir(), 'binary-'));
		// Otherwise n8n's settings would be those of this machine's user.
		process.env['N8N_USER_FOLDER'] = folder;
		const config = Container.get(BinaryDataConfig);
		config.mode = 'filesystem';
		config.localStoragePath = path.join(folder, 'files');
		await Container.get(BinaryDataService).init();
		return new FileStorage(folder, config.localStoragePath);
	}

	/** Stores bytes as a node before this one would, for an input item. */
	async store(
		bytes: Buffer | Readable,
		fileName: string,
		mimeType = 'text/csv',
	): Promise<IBinaryData> {
		const location = { type: 'execution', workflowId: 'test', executionId: 'test' } as const;
		return await Container.get(BinaryDataService).store(location, bytes, {
			data: '',
			fileName,
			mimeType,
		});
	}

	/** The bytes of binary data. */
	async read(data: IBinaryData | undefined): Promise<Buffer> {
		if (data?.id === undefined) throw new Error('there is no file');
		return await readFile(Container.get(BinaryDataService).getPath(data.id));
	}

	/** Files of any name, whole or not. */
	async count(): Promise<number> {
		const entries = await readdir(this.files, { recursive: true, withFileTypes: true });
		return entries.filter((entry) => entry.isFile()).length;
	}

	/** Has n8n fail to store anything, or store again. */
	breakWith(reason: Error | undefined): void {
		const service = Container.get(BinaryDataService);
		this.unbroken ??= service.store.bind(service);
		const { unbroken } = this;
		service.store =
			reason === undefined
				? unbroken
				: async (_location, source) => {
						if (!Buffer.isBuffer(source)) await once(source, 'data');
						throw reason;
					};
	}

	private unbroken: BinaryDataService['store'] | undefined;

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}
}
