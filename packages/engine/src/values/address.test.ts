import { describe, expect, it } from 'vitest';
import { domainOf, isMalformedAddress, localPartOf, normaliseAddress } from './address.ts';

describe('a normalised address', () => {
  it.each([
    ['bo@example.com', 'bo@example.com'],
    ['  Bo@Example.COM\t', 'bo@example.com'],
    ['\u00a0bo@example.com\u00a0', 'bo@example.com'],
    ['ÅSA@example.com', 'åsa@example.com'],
    ['no address', 'no address'],
  ])('%j becomes %j', (text, address) => {
    expect(normaliseAddress(text)).toBe(address);
  });

  it.each(['', ' ', '\t\n', '\u00a0'])('there is none in %j', (text) => {
    expect(normaliseAddress(text)).toBeUndefined();
  });
});

describe('the parts of an address', () => {
  it.each([
    ['bo@example.com', 'bo', 'example.com'],
    ['"a@b"@example.com', '"a@b"', 'example.com'],
    ['a@b@c', 'a@b', 'c'],
    ['@example.com', undefined, 'example.com'],
    ['bo@', 'bo', undefined],
    ['@', undefined, undefined],
    ['@@', '@', undefined],
    ['bo', undefined, undefined],
  ])('%s is split at the last @', (address, local, domain) => {
    expect([localPartOf(address), domainOf(address)]).toEqual([local, domain]);
  });
});

const long = (count: number): string => 'x'.repeat(count);

describe('a malformed address', () => {
  it.each([
    'bo@example.com',
    'b@x.se',
    'bo.ek+news@mail.example.co.uk',
    "o'brien@example.com",
    'a!#$%&*/=?^_`{|}~b@example.com',
    'bo@xn--bcher-kva.example',
    'bo@bücher.example',
    'åsa@exempel.se',
    'bo@1and1.com',
    'bo@123.com',
    `${long(64)}@example.com`,
    `bo@${long(63)}.com`,
  ])('%s is none', (address) => {
    expect(isMalformedAddress(address)).toBe(false);
  });

  it.each([
    '',
    'bo',
    'bo@',
    '@example.com',
    'a@b@example.com',
    'bo@example',
    'bo@localhost',
    'bo@.com',
    'bo@example.',
    'bo@example..com',
    'bo@-example.com',
    'bo@example-.com',
    'bo@exam_ple.com',
    'bo@exam ple.com',
    'bo@example.c',
    'bo@example.123',
    'bo@192.168.0.1',
    'bo ek@example.com',
    'bo,ek@example.com',
    'bo;ek@example.com',
    '.bo@example.com',
    'bo.@example.com',
    'bo..ek@example.com',
    '<bo@example.com>',
    'bo <bo@example.com>',
    'mailto:bo@example.com',
    'bo@example.com, ek@example.com',
    'bo\u0000@example.com',
    'bo\n@example.com',
    `${long(65)}@example.com`,
    `bo@${long(64)}.com`,
    `bo@${`${long(49)}.`.repeat(5)}com`,
  ])('%j is one', (address) => {
    expect(isMalformedAddress(address)).toBe(true);
  });
});
