import { afterEach, describe, expect, test } from 'vitest';
import { listQueryIn } from '@/library/list_query';
import { queryIn } from '@/library/query';
import { catalogueOf } from '@/words/catalogue';
import { LANGUAGES, type Language } from '@/words/language';
import { plainQuery, spokenQuery } from '@/words/query';
import { speak } from '@/words/say';
import { STATES } from '@/screens/library/list/narrowing';

async function speaking(language: Language): Promise<void> {
  speak(language, await catalogueOf(language));
}
afterEach(() => speaking('en'));

describe('what narrows a search is understood in every language', () => {
  test.each([
    ['English', 'late in:returns is:draft', 'late in:returns is:draft'],
    ['the beginning of a state', 'is:fav is:bro', 'is:favourite is:broken'],
    ['Chinese', '标签:退款 文件夹:退货 语言:en 修改者:李雷 到账', 'tag:退款 in:退货 lang:en by:李雷 到账'],
    ['Chinese, with its own colon', '标签：退款 状态：草稿', 'tag:退款 is:draft'],
    ['Chinese, with its own quotes', '标签：“退款 到账”', 'tag:"退款 到账"'],
    ['the beginning of a Chinese state', '状态：收', 'is:favourite'],
    ['Indonesian', 'tag:retur folder:toko bahasa:id oleh:ada', 'tag:retur in:toko lang:id by:ada'],
    ['a state of several words', 'status:"belum dipakai" status:belum', 'is:unused is:unused'],
    ['one language beside another', 'status:draf 标签:退款 is:favourite', 'is:draft tag:退款 is:favourite'],
    ['capitals', 'Bahasa:ID STATUS:Draf', 'lang:ID is:draft'],
    ['nothing behind the colon yet', '标签： 到账', 'tag: 到账'],
    ['a state that is none', '状态:乱', 'is:乱'],
    ['a state that every object has', 'is:constructor', 'is:constructor'],
    ['words that are none of them', 'order:12 注意：退款 http://shop.test', 'order:12 注意：退款 http://shop.test'],
  ])('%s', (_, typed, plain) => expect(plainQuery(typed)).toBe(plain));

  test('and reaches the search as it reads it', () => {
    expect(queryIn(plainQuery('标签：退款 到账')).narrowings).toEqual([{ by: 'tag', to: '退款' }]);
    expect(listQueryIn(plainQuery('oleh：“Ada Lovelace”')).narrowings).toEqual([{ by: 'by', to: 'ada lovelace' }]);
  });
});

describe('what we write is in the language that is spoken', () => {
  test.each([
    ['en', 'late tag:money is:unused', 'late tag:money is:unused'],
    ['zh', '到账 tag:退款 is:unused in:"Returns EU"', '到账 标签:退款 状态:未使用 文件夹:"Returns EU"'],
    ['id', 'in:toko is:unused by:ada', 'folder:toko status:"belum dipakai" oleh:ada'],
  ] as const)('%s', async (language, plain, written) => {
    await speaking(language);
    expect(spokenQuery(plain)).toBe(written);
  });

  test.each(LANGUAGES)('in %s it means the same again, each state too', async language => {
    await speaking(language);
    const plain = ['in:a', 'tag:"b c"', 'lang:zh', 'by:d', ...STATES.map(state => `is:${state}`)].join(' ');
    expect(plainQuery(spokenQuery(plain))).toBe(plain);
  });
});
