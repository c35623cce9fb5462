import { Worker } from 'node:worker_threads';
import type { ConnectionSetup } from './connection-setup.ts';
import type { ScanOrder, ScanReply, ScanThreadData } from './scan-messages.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** A thread with a connection of its own. */
export interface ScanThread {
  /** Settled when the thread holds a snapshot of the database. */
  begin(setup: ConnectionSetup, task: ScanTask): Promise<void>;
  scan(number: number, range: KeyRange): Promise<RangeAnswers>;
  /** Lets the snapshot go. */
  end(): void;
  close(): Promise<void>;
}

export function startScanThread(script: URL, data: ScanThreadData): ScanThread {
  const worker = new Worker(script, { workerData: data });
  // The program may end while the thread waits for work.
  worker.unref();
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the scan thread has ended')));
  });
  failed.catch(() => {});
  const waiting = new Map<number | 'begun', (reply: ScanReply) => void>();
  worker.on('message', (reply: ScanReply) => {
    const key = reply.kind === 'begun' ? 'begun' : reply.number;
    waiting.get(key)?.(reply);
    waiting.delete(key);
    if (waiting.size === 0) worker.unref();
  });

  function ask(order: ScanOrder, key: number | 'begun'): Promise<ScanReply> {
    const reply = new Promise<ScanReply>((resolve) => waiting.set(key, resolve));
    worker.ref();
    worker.postMessage(order);
    return Promise.race([reply, failed]);
  }

  return {
    begin: async (setup, task) => {
      await ask({ kind: 'begin', setup, task }, 'begun');
    },
    scan: async (number, range) => {
      const reply = await ask({ kind: 'scan', number, range }, number);
      return (reply as Extract<ScanReply, { kind: 'answers' }>).answers;
    },
    end: () => worker.postMessage({ kind: 'end' } satisfies ScanOrder),
    close: async () => {
      await worker.terminate();
    },
  };
}
