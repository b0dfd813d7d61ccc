import { dialectFunctionWords } from './dialect-function-words.js';
import { wordSet, wordSets } from './word-lists.js';
import type { WordLists } from './word-lists.js';

/**
 * Words that carry no topic: particles, pronouns, auxiliaries and question
 * words, dialect forms included. Written as people write them; compared after
 * normalisation.
 */
const lists: WordLists = {
  ar: `في من إلى على عن مع حتى منذ مذ خلال بين عند لدى لدي حول ضد دون بدون بعد قبل فوق تحت أمام وراء نحو عبر
    و ف ب ك ل ثم أو أم بل لكن لكنه لكنها لكنهم إن أن إذا لو لولا كي لكي لأن لأنه لأنها كما مثل ما ماذا لماذا لم لما لن لا ليس ليست ليسوا
    هل أ من هو هي هم هن نحن أنا أنت انت أنتم هما هذا هذه ذلك تلك هؤلاء أولئك هنا هناك الذي التي الذين اللذين اللتين اللواتي اللاتي
    كان كانت كانوا يكون تكون يكونون كن كنت قد لقد سوف فقط أيضا ايضا كل بعض غير أي أية أين متى كيف كم أيان أنى بماذا لماذا بمن لمن ممن فيمن بأي لأي وبأي ولأي بأية لأية وأي شگد شكد مما عما عمن فيم فيما بم علام إلام
    منه منها منهم فيه فيها عليه عليها إليه إليها به بها له لها لهم عنه عنها معه معها بينهما بينهم ذات نفس نفسه نفسها حين حيث حينما عندما بينما
    مين ايه إيه ليه فين امتى إمتى ازاي إزاي كام اد قد اللي دا ده دي كده علشان عشان عشن بتاع بتاعة مش موش مو مب ما وش ايش إيش شو شنو شنوة اش آش أش علاش ليش لويش وين منين فوين كيفاش ازاى شلون قديش اديش قداش شقد بشحال شحال شكون منو منهو وقتاش فوقاش ايمتى إيمتى ايمتا متا هاد هاي هيدا هيدي هاذ هادي هذي هاذي واش ياك هوا هيا إحنا احنا انتو انتوا هني همه بس كمان برضو برضه لسه لسا هلق هلأ دلوقتي الحين توا يعني
    عدد يبلغ تبلغ سيكون ستكون سيكونون ماهي ماهو ماهم ماهن مالذي ماالذي مالتي ماالتي مادا لمادا بمادا مازا لمازا بمازا لمذا اللتي اللذي حد حدا هيكون هتكون بيكون بتكون هيعمل هتعمل بيعمل بتعمل يسوي تسوي بيسوي
    ${dialectFunctionWords}`,
  fa: `و در به از که این آن را با است بود شد برای تا هم یا اگر اما ولی نیز یک بر هر چه چی چرا کی کجا چگونه چطور چند چقدر آیا کدام کسی چیزی
    او ما شما آنها ایشان من تو خود بین پس پیش درباره مورد شده شود می کند کرد کرده هست نیست بودند باشد دارد داشت
    میشود میشوند میشد میشدند میکند میکنند میکرد میکردند کنند کردند کردن شدند شدن شوند شده‌اند دارند داشتند داشته هستند نیستند باشند بوده نبود خواهد
    خواهند باید می‌تواند می‌توانند بتواند توانست توان چیست چیستند کیست کیستند کجاست کسانی کدامند زمانی طبق روی نزد بدون همه دیگر هنوز هنگام`,
  en: `a an the of in on at to for from by with about into over under between and or but if than then so as is are was were be been being am
    do does did done have has had will would can could shall should may might must not no nor this that these those it its he she they them
    him his her their we us our you your i me my what which who whom whose when where why how there here s t d ll re ve m any some during after before
    didn doesn isn aren wasn weren hasn haven hadn wouldn couldn shouldn mustn needn
    tell much many according al el hi hello hey hiya thanks thank thx please bye goodbye ok okay yes`,
  fr: `le la les l un une des du de d à a au aux en dans sur sous par pour avec sans entre et ou mais si que qu qui quoi dont où quand comment pourquoi
    combien quel quelle quels quelles lequel laquelle est sont était étaient être été a ont avait avaient avoir ai as y ce cet cette ces c il elle ils elles
    on nous vous je j tu me m te t se s lui leur leurs son sa ses mon ma mes ton ta tes notre nos votre vos ne n pas plus t cela ça ci là fait
    fut furent sera seront serait seraient étant soit ait eu eut eurent aura auront aurait ayant tout tous toute toutes lors lorsque selon depuis afin ainsi donc
    ni celui celle ceux celles même mêmes autre autres très aussi peut peuvent doit doivent
    devait devaient devra devrait devraient pouvait pouvaient pourra pourrait pourraient jusqu jusque déjà lesquels lesquelles auquel duquel font
    faire lorsqu puisqu al el bonjour bonsoir salut merci coucou`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber wenn als wie so in im an am auf aus bei beim mit nach von vom zu zum zur über unter
    für gegen um durch zwischen vor ist sind war waren sein gewesen hat haben hatte hatten wird werden wurde wurden kann können soll sollen muss nicht kein keine
    wer wen wem wessen was wann wo warum wieso weshalb welche welcher welches welchen welchem wieviel viele viel lange er sie es wir ihr ich du ihn ihm ihnen
    sich sein seine seinem seinen seiner dies diese dieser dieses dass da dort hier
    wozu woran worauf woraus worin worüber wovon wovor wodurch womit wofür wogegen worum wohin woher wobei man ab bis ins ihren ihrer ihrem ihres
    wollte will wollen wollten sollte sollten konnte konnten könnte könnten musste mussten müssen durfte darf dürfen möchte gab gibt statt ohne seit
    während wegen trotz auch noch nur schon deren dessen sei seien habe würde würden worden heißt hieß jener jene jedes jede jeder al el hallo danke bitte tschüss`,
  es: `el la los las lo un una unos unas de del a al en con por para sin sobre entre y e o u pero si que qué quien quién quienes quiénes cual cuál cuales cuáles
    cuando cuándo donde dónde adónde como cómo cuanto cuánto cuanta cuánta cuantos cuántos cuantas cuántas porqué es son era eran fue fueron ser sido está están
    ha han había hay no ni su sus se le les me te nos mi tu este esta estos estas ese esa eso esto él ella ellos ellas yo usted ustedes después antes durante
    hacia desde también además tiene tienen tenía tenían tuvo puede pueden podía podían pudo pudieron debe deben debía debían estaba estaban estuvo
    cuyo cuya otro otra otros otras hola gracias adiós`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня еще нет о об из ему когда даже ну ли если или ни быть
    был была были есть него до вас нибудь уж вам ведь там потом себя ничего ей они тут где надо ней для мы тебя их чем чём сам чтоб без будто чего кто кого кому кем ком этот эта это эти
    того этого какой какая какое какие каком сколько почему зачем откуда куда при об про после перед между во время является
    какую какого каких каким какими какому каков какова каково каковы чему чей чья чьё чьи чью который которая которое которые которую которого
    которой котором которых которым своего своих своей свою своё свои свой своим должен должна должны должно также тоже
    только чтобы кроме такой такая такие такого являлся являлась являлись являются будет будут этой этим этих тех тем аль эль`,
  tr: `ve veya ya da de ile için bu şu o bir ne neden niçin niye nasıl nerede nereye nereden kim kimi kime kimin kimle kiminle hangi kaç kadar mi mı mu mü midir
    ki ama fakat gibi daha çok en değil var yok olan olarak oldu olduğu idi ise sonra önce göre üzerine hakkında arasında tarafından onun bunun
    nedir neydi neler nelerdir nelerdi kimdir kimdi kimler kimlerdir kimlere kimden kimde kimlerin neyi neyin neye neyle neyden nelere neleri nereli
    neresi neredeydi hangisi hangileri kaçıncı kaçta nasıldı nasıldır zaman mıydı miydi mıdır etti ediyor eder eden etmek edilen edildi edilmiş yaptı
    yapıyor yapar olur olacak olduğunu biri birisi konusunda içinde üzerinde dışında her bazı kendi diye ayrıca bile sadece ancak hem olabilir el al merhaba selam günaydın teşekkürler`,
  hi: `का के की को से में पर और या है हैं था थी थे हो हुआ हुई क्या कौन कब कहाँ कहां क्यों कैसे कितने कितना कितनी किस किसने किसे यह वह ये वे ने भी तो ही नहीं एक इस उस
    किन किया किए करना करने करता करते करती कर करें लिए गया गए गई गयी वाले वाली वाला सा सी तक अपने अपनी अपना रहा रही रहे होता होती होते होना होने हुए
    दिया दी दिए बारे किसका किसकी किसके किसको किससे किनके किन्हें कौनसा कैसा कैसी जो जिस जिसे जिसने जिन उन उनके उनकी उनका उसके उसकी उसका इसके इनके
    क्योंकि जब जहाँ तथा एवं लेकिन द्वारा जाता जाती जाते जाना चाहिए सकता सकती सकते थीं`,
  zh: `什么 谁 哪里 何时 为什么 怎么 多少 的 了 是 在`,
};

const sets = wordSets(lists);

/** Words that only look like "and" before a function word. */
const notJoined = wordSet('ولاية ولاء ولده ولدي وجوه ودي ودية والي وحد واد');

/**
 * Whether a normalised word is a function word of the language, Arabic ones with "and" before them
 * too; never for languages without a list.
 */
export function isFunctionWord(word: string, language: string): boolean {
  const words = sets.get(language);
  return words !== undefined && (words.has(word) || withoutAnd(word, language) !== word);
}

/** A normalised word without the Arabic و ("and") before it; only before a function word is it surely one. */
export function withoutAnd(word: string, language: string): string {
  const isJoined = language === 'ar' && /^و../u.test(word) && !notJoined.has(word);
  const rest = word.slice(1);
  return isJoined && sets.get(language)!.has(rest) ? rest : word;
}
