import { isSafe, serverAddress } from '@/browser/sign_in';
import { expect, test } from 'vitest';

test.each([
  ['replies.example.com', 'https://replies.example.com'],
  [' https://replies.example.com/ ', 'https://replies.example.com'],
  ['https://example.com/rejoinder/', 'https://example.com/rejoinder'],
  ['localhost:8000', 'http://localhost:8000'],
  ['127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['https://Replies.Example.com/?x=1#y', 'https://replies.example.com'],
  ['', null],
  ['two words', null],
  ['javascript://x', null],
  ['ftp://example.com', null],
])('what is typed as %j means %j', (typed, address) => expect(serverAddress(typed)).toBe(address));

test.each([
  ['https://replies.example.com', true],
  ['http://127.0.0.1:8000', true],
  ['http://localhost:8000', true],
  ['http://demo.localhost', true],
  ['http://replies.example.com', false],
  ['http://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
])('whether a password may go to %s: %s', (address, safe) => expect(isSafe(address)).toBe(safe));
