import { Worker } from 'node:worker_threads';
import type { ConnectionSetup } from './connection-setup.ts';
import type { ScanLane } from './scan-lanes.ts';
import type { ScanOrder, ScanReply, ScanThreadData } from './scan-messages.ts';
import type { ScanTask } from './scan-task.ts';

/** A thread with a connection of its own. */
export interface ScanThread extends ScanLane {
  /** Settled when the thread holds a snapshot of the database. */
  begin(setup: ConnectionSetup, task: ScanTask): Promise<void>;
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
  const waiting = new Map<number, (reply: ScanReply) => void>();
  worker.on('message', (reply: ScanReply) => {
    waiting.get(reply.number)?.(reply);
    waiting.delete(reply.number);
    if (waiting.size === 0) worker.unref();
  });
  let orders = 0;

  function ask(orderOf: (number: number) => ScanOrder): Promise<ScanReply> {
    const number = orders++;
    const reply = new Promise<ScanReply>((resolve) => waiting.set(number, resolve));
    worker.ref();
    worker.postMessage(orderOf(number));
    return Promise.race([reply, failed]);
  }

  return {
    ordersAhead: 2,
    begin: async (setup, task) => {
      await ask((number) => ({ kind: 'begin', number, setup, task }));
    },
    scan: async (range) => {
      const reply = await ask((number) => ({ kind: 'scan', number, range }));
      return (reply as Extract<ScanReply, { kind: 'answers' }>).answers;
    },
    end: () => worker.postMessage({ kind: 'end' } satisfies ScanOrder),
    close: async () => {
      await worker.terminate();
    },
  };
}
