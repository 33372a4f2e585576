import { catalogueOf } from '@/words/catalogue';
import { speak } from '@/words/say';

// Tests read the screens in English, whatever machine they run on.
speak('en', await catalogueOf('en'));
