import fc from 'fast-check';
import { inject } from 'vitest';

/** All property tests of a run begin from one seed, which the run tells. */
fc.configureGlobal({ seed: inject('seed') });
