import { expect, test } from 'vitest';
import { languageOf, likeliestFirst } from '@/library/likeliest';
import { SAMPLE_MESSAGES } from '@/screens/library/editor/sample_people';

test.each([
  ['English', SAMPLE_MESSAGES.ada.message ?? '', 'en'],
  ['Chinese', SAMPLE_MESSAGES.xiaomei.message ?? '', 'zh'],
  ['Chinese with an order and an address in it', '订单 RJ-1815 未收到，邮箱 xiaomei@example.com，请查一下', 'zh'],
  ['Indonesian', SAMPLE_MESSAGES.siti.message ?? '', 'id'],
  ['Arabic', SAMPLE_MESSAGES.layla.message ?? '', 'ar'],
  ['Japanese, which has Chinese signs in it', '先週注文したランプがまだ届きません', 'ja'],
  ['German', 'Hallo, ich habe mein Paket nicht bekommen. Wo ist es?', 'de'],
  ['French', 'Bonjour, je n’ai pas reçu mon colis. Merci de vérifier.', 'fr'],
  ['Spanish', 'Hola, mi pedido no ha llegado. ¿Cuándo está previsto? Gracias', 'es'],
  ['too few words to say', 'RJ-1815', null],
  ['nothing', '', null],
])('a message in %s', (_, text, language) => expect(languageOf(text)).toBe(language));

const opened = ['en', 'id', 'zh-CN', ''].map(language => ({ template: { language } }));
const order = (message: string, locale: string) =>
  likeliestFirst(opened, message, locale).map(each => each.template.language);

test.each([
  ['the language of the message comes first', '请问什么时候发货？', 'en-GB', ['zh-CN', 'en', 'id', '']],
  ['the person’s own, where the message does not tell', 'RJ-1815', 'id-ID', ['id', 'en', 'zh-CN', '']],
  ['nothing moves where the message is in none of them', '先週注文したランプがまだ届きません', 'id', ['en', 'id', 'zh-CN', '']],
])('%s', (_, message, locale, languages) => expect(order(message, locale)).toEqual(languages));
