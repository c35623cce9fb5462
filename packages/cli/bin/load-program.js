// Node reads a program of a megabyte anew on each start, which takes longer than a short run itself. The build keeps
// what V8 made of it; a V8 that is not the same takes no notice of that and reads the program as ever.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs a CommonJS file of ASCII letters as Node does, with the compiled code that lies beside it.
 * @returns {{ exports: object, compiledCode: () => Buffer }} what it exports, and the code of all that ran so far
 */
export function loadProgram(file) {
  const compiled = compiledCodeOf(file);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      ...(existsSync(compiled) ? { cachedData: readFileSync(compiled) } : {}),
    },
  );
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { exports: module.exports, compiledCode: () => script.createCachedData() };
}

/** Where the build keeps the compiled code of a file. */
export function compiledCodeOf(file) {
  return `${file}.compiled`;
}
