import { comparable } from './text-lines.js';

const nameSet = (names: string): ReadonlySet<string> =>
  new Set(names.split('|').map((name) => comparable(name)));

/** Agencies and broadcasters as datelines name them, in comparable form. */
export const agencies = nameSet(
  'CNN|CNN بالعربية|سي إن إن|Reuters|رويترز|وكالة رويترز|Рейтер|AFP|فرانس برس|وكالة فرانس برس|أ ف ب|أ.ف.ب|أ.ف.ب.|ا ف ب|AP|Associated Press|أسوشيتد برس|أسوشييتد برس|أ ب|أ.ب|أ.ب.|UPI|DPA|د ب أ|د.ب.أ|د ب ا|الألمانية|EFE|إفي|Europa Press|ANSA|آكي|AKI|KNA|epd|APA|Keystone-ATS|ATS|Belga|Lusa|PAP|CTK|' +
    'AA|Anadolu|Anadolu Ajansı|الأناضول|وكالة الأناضول|DHA|İHA|TASS|ТАСС|تاس|RIA|RIA Novosti|РИА Новости|ريا نوفوستي|نوفوستي|Sputnik|سبوتنيك|Interfax|Интерфакс|إنترفاكس|Укринформ|Ukrinform|RT|روسيا اليوم|' +
    'BBC|بي بي سي|DW|دويتشه فيله|France 24|فرانس 24|Al Jazeera|الجزيرة|الجزيرة نت|العربية|العربية نت|سكاي نيوز|سكاي نيوز عربية|الحرة|الشرق|الشرق الأوسط|القدس العربي|العربي الجديد|بلومبرغ|Bloomberg|Xinhua|شينخوا|新华社|中新社|中新网|法新社|路透社|美联社|Kyodo|Yonhap|PTI|ANI|IANS|भाषा|' +
    'وام|واس|قنا|كونا|بنا|العمانية|بترا|سانا|واع|وفا|معا|صفا|أ ش أ|أ.ش.أ|وأج|واج|وات|ومع|سونا|وال|سبأ|المنار|الميادين|الوكالة الوطنية|IRNA|ارنا|إرنا|ایرنا|ISNA|ایسنا|إيسنا|Fars|فارس|Tasnim|تسنیم|تسنيم|مهر',
);

/** Cities that reports are filed from, as Arabic, Persian, Latin and Cyrillic datelines spell them. */
export const cities = nameSet(
  'موسكو|سان بطرسبرغ|سوتشي|كييف|كيف|مينسك|واشنطن|نيويورك|أنكوريج|لوس أنجلوس|أوتاوا|لندن|باريس|برلين|ميونيخ|فرانكفورت|بروكسل|ستراسبورغ|لاهاي|أمستردام|جنيف|زيورخ|برن|فيينا|روما|ميلانو|الفاتيكان|مدريد|برشلونة|لشبونة|أثينا|نيقوسيا|وارسو|براغ|بودابست|بوخارست|صوفيا|بلغراد|ستوكهولم|أوسلو|كوبنهاغن|هلسنكي|أنقرة|إسطنبول|اسطنبول|تبليسي|باكو|يريفان|' +
    'القاهرة|الإسكندرية|الخرطوم|طرابلس|بنغازي|تونس|الجزائر|الرباط|الدار البيضاء|نواكشوط|مقديشو|جيبوتي|الرياض|جدة|مكة المكرمة|المدينة المنورة|دبي|أبوظبي|أبو ظبي|الشارقة|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|عمان|عمّان|بيروت|دمشق|حلب|بغداد|البصرة|أربيل|الموصل|القدس|القدس المحتلة|رام الله|غزة|تل أبيب|طهران|كابول|إسلام آباد|كراتشي|نيودلهي|نيو دلهي|مومباي|دكا|بكين|شنغهاي|هونغ كونغ|طوكيو|سيول|بيونغ يانغ|تايبيه|بانكوك|جاكرتا|مانيلا|هانوي|سنغافورة|كوالالمبور|سيدني|كانبيرا|نيروبي|أديس أبابا|لاغوس|أبوجا|جوهانسبرغ|بريتوريا|كيب تاون|داكار|باماكو|نيامي|برازيليا|ريو دي جانيرو|بوينس آيرس|مكسيكو|كراكاس|هافانا|بوغوتا|' +
    'مسکو|کی‌یف|واشینگتن|نیویورک|لندن|پاریس|برلین|تهران|اصفهان|مشهد|شیراز|تبریز|کابل|آنکارا|استانبول|پکن|دهلی نو|' +
    'Moscow|Moscou|Moskau|Moscú|Moskova|St. Petersburg|Kyiv|Kiev|Kiew|Minsk|Washington|New York|Nueva York|Los Angeles|Anchorage|Ottawa|London|Londres|Londra|Paris|París|Berlin|Berlín|Munich|München|Frankfurt|Brussels|Bruxelles|Brüssel|Bruselas|Brüksel|Strasbourg|Straßburg|The Hague|La Haye|Den Haag|Amsterdam|Geneva|Genève|Genf|Ginebra|Cenevre|Zurich|Zürich|Bern|Berne|Vienna|Vienne|Wien|Viena|Viyana|Rome|Rom|Roma|Milan|Madrid|Barcelona|Lisbon|Lisbonne|Lissabon|Lisboa|Athens|Athènes|Athen|Atenas|Atina|Nicosia|Warsaw|Varsovie|Warschau|Varsovia|Varşova|Prague|Prag|Praga|Budapest|Bucharest|Sofia|Belgrade|Stockholm|Oslo|Copenhagen|Copenhague|Kopenhagen|Helsinki|Ankara|Istanbul|İstanbul|Tbilisi|Baku|Yerevan|' +
    'Cairo|Le Caire|Kairo|El Cairo|Kahire|Khartoum|Tripoli|Benghazi|Tunis|Algiers|Alger|Algier|Argel|Rabat|Casablanca|Riyadh|Riyad|Riad|Jeddah|Dubai|Dubaï|Abu Dhabi|Doha|Kuwait City|Manama|Muscat|Sanaa|Aden|Amman|Beirut|Beyrouth|Beyrut|Damascus|Damas|Damaskus|Damasco|Şam|Baghdad|Bagdad|Bağdat|Erbil|Jerusalem|Jérusalem|Jerusalén|Kudüs|Ramallah|Gaza|Gaza City|Gazze|Tel Aviv|Tel-Aviv|Tehran|Téhéran|Teheran|Teherán|Tahran|Kabul|Kaboul|Islamabad|Karachi|New Delhi|Nueva Delhi|Neu-Delhi|Mumbai|Dhaka|Beijing|Pékin|Peking|Pekín|Pekin|Shanghai|Hong Kong|Tokyo|Tokio|Seoul|Séoul|Seúl|Seul|Pyongyang|Taipei|Bangkok|Jakarta|Manila|Hanoi|Singapore|Kuala Lumpur|Sydney|Canberra|Nairobi|Addis Ababa|Lagos|Abuja|Johannesburg|Pretoria|Cape Town|Dakar|Brasilia|Rio de Janeiro|Buenos Aires|Mexico City|Caracas|Havana|La Habana|Bogotá|United Nations|' +
    'Москва|Санкт-Петербург|Киев|Минск|Вашингтон|Нью-Йорк|Анкоридж|Лондон|Париж|Берлин|Брюссель|Гаага|Женева|Вена|Рим|Мадрид|Варшава|Прага|Будапешт|Белград|Хельсинки|Анкара|Стамбул|Тбилиси|Баку|Ереван|Каир|Дубай|Эр-Рияд|Доха|Бейрут|Дамаск|Багдад|Иерусалим|Тель-Авив|Газа|Тегеран|Кабул|Пекин|Токио|Сеул|Пхеньян|Нью-Дели|Астана|Ташкент',
);
