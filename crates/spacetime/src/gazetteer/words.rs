//! Words that half the names of the theatre share: the article, words for hill, monastery and spring, words for the kind of place.
//!
//! Words of the languages, no names. The article is left out, its assimilated forms too; shared words weigh less than
//! the word that makes the name; words that only say the kind of place are left out and remembered.

use super::letters::Script;

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The article, left out.
    Article,
    /// Says that an airfield is meant.
    Airfield,
    /// Says town, village, quarter, district: left out.
    Kind,
    /// Hill, monastery, village, spring and their like.
    Shared,
    /// East, upper, great, new: tells parts of a place apart, and is left out as often.
    Aside,
    /// The word that makes the name.
    Own,
}

/// Latin and Cyrillic forms that are the article whatever follows.
const ARTICLES: &[&str] = &["al", "el", "ul", "il", "ehl", "l", "эль", "аль", "ель", "уль", "иль"];
/// Forms whose consonant is that of the next word; compared without their vowel.
const ASSIMILATED: &[&str] = &[
    "ar", "er", "ur", "as", "es", "us", "ash", "esh", "ush", "ach", "ech", "ouch", "at", "et", "ut", "ath", "eth",
    "uth", "ad", "ed", "ud", "adh", "edh", "udh", "an", "en", "un", "az", "ez", "uz", "ouz", "aj", "ej", "адж", "эдж",
    "ар", "эр", "ер", "ас", "эс", "ес", "аш", "эш", "еш", "ат", "эт", "ет", "ад", "эд", "ед", "ан", "эн", "ен", "аз",
    "эз", "ез", "ур", "ус", "уш", "ут", "уд", "ун", "уз",
];

const AIRFIELDS: &[&str] = &[
    "airbase",
    "airport",
    "airfield",
    "aerodrome",
    "air",
    "base",
    "авиабаза",
    "аэродром",
    "аэропорт",
    "авиабазы",
    "аэродрома",
    "аэропорта",
    "مطار",
    "قاعده",
    "قاعدة",
];
const KINDS: &[&str] = &[
    // Beside words for airfields.
    "military",
    "international",
    "военный",
    "военная",
    "международный",
    "база",
    "العسكري",
    "الدولي",
    "الجوية",
    "الجويه",
    // Settlements and their parts.
    "town",
    "village",
    "city",
    "suburb",
    "neighbourhood",
    "neighborhood",
    "quarter",
    "district",
    "subdistrict",
    "area",
    "governorate",
    "province",
    "nahiyat",
    "mintaqat",
    "markaz",
    "hayy",
    "hay",
    "hai",
    "khai",
    "хай",
    "madinat",
    "medinet",
    "medinat",
    "мадинат",
    "housing",
    "street",
    "industrial",
    "zone",
    "город",
    "г",
    "деревня",
    "село",
    "поселок",
    "нп",
    "населенный",
    "пункт",
    "район",
    "квартал",
    "пригород",
    "мухафаза",
    "провинция",
    "города",
    "деревни",
    "مدينة",
    "قرية",
    "بلدة",
    "حي",
    "ناحية",
    "منطقة",
    "محافظة",
    "مركز",
];
const SHARED: &[&str] = &[
    "tell",
    "tall",
    "tel",
    "tal",
    "tallat",
    "deir",
    "dayr",
    "der",
    "dair",
    "deyr",
    "dir",
    "kafr",
    "kafar",
    "kfar",
    "kefr",
    "kafer",
    "kfr",
    "khirbat",
    "khirbet",
    "kherbet",
    "khurbat",
    "kharbat",
    "kheurbet",
    "jabal",
    "jebel",
    "jabel",
    "djebel",
    "djabal",
    "gebel",
    "jebl",
    "bayt",
    "beit",
    "beyt",
    "bait",
    "bet",
    "ayn",
    "ain",
    "ein",
    "aayn",
    "eyn",
    "shaykh",
    "sheikh",
    "cheikh",
    "shekh",
    "sheykh",
    "shaikh",
    "sheik",
    "umm",
    "um",
    "oum",
    "oumm",
    "abu",
    "abou",
    "abo",
    "abi",
    "wadi",
    "ouadi",
    "qasr",
    "khan",
    "burj",
    "borj",
    "bordj",
    "jisr",
    "djisr",
    "ras",
    "bir",
    "bi'r",
    "bi'ir",
    "rasm",
    "mazraat",
    "mazra'at",
    "hawsh",
    "haouch",
    "housh",
    "hosh",
    "haush",
    "jubb",
    "joubb",
    "jub",
    "jeb",
    "dahiyat",
    "dahiya",
    "mashta",
    "qalat",
    "qal'at",
    "marj",
    "nahr",
    "khan",
    "maarrat",
    "ma'arrat",
    "тель",
    "телль",
    "талль",
    "таль",
    "дейр",
    "дайр",
    "кафр",
    "кефр",
    "кафар",
    "хирбат",
    "хирбет",
    "харбат",
    "джебель",
    "джабаль",
    "бейт",
    "байт",
    "айн",
    "эйн",
    "шейх",
    "шайх",
    "умм",
    "ум",
    "абу",
    "вади",
    "каср",
    "хан",
    "бурдж",
    "джиср",
    "рас",
    "бир",
    "расм",
    "мазраат",
    "хауш",
    "хавш",
    "джубб",
    "дахия",
    "дахият",
    "машта",
    "калъат",
    "калат",
    "мардж",
    "нахр",
    "تل",
    "دير",
    "كفر",
    "خربة",
    "جبل",
    "بيت",
    "عين",
    "شيخ",
    "الشيخ",
    "ام",
    "ابو",
    "وادي",
    "قصر",
    "خان",
    "برج",
    "جسر",
    "راس",
    "بير",
    "رسم",
    "مزرعة",
    "حوش",
    "جب",
    "ضاحية",
    "مشتى",
    "قلعة",
    "مرج",
    "نهر",
];

const ASIDES: &[&str] = &[
    "sharqi",
    "charqi",
    "sharqiyah",
    "charqiye",
    "gharbi",
    "gharbiyah",
    "rharbi",
    "shamali",
    "chamali",
    "janubi",
    "janoubi",
    "fawqani",
    "fouqani",
    "faouqani",
    "tahtani",
    "kabir",
    "kebir",
    "kabirah",
    "saghir",
    "saghirah",
    "jadid",
    "jadidah",
    "qadim",
    "qadimah",
    "balad",
    "mukhayyam",
    "mukhayam",
    "mokhayam",
    "mokhayyam",
    "мухайям",
    "مخيم",
    "اردوگاه",
    "jamiat",
    "جامعة",
    "шарки",
    "гарби",
    "шамали",
    "джануби",
    "фаукани",
    "тахтани",
    "кабир",
    "сагир",
    "джадид",
    "кадим",
    "شرقي",
    "شرقية",
    "الشرقي",
    "الشرقية",
    "غربي",
    "غربية",
    "الغربي",
    "الغربية",
    "شمالي",
    "الشمالي",
    "جنوبي",
    "الجنوبي",
    "فوقاني",
    "فوقا",
    "تحتاني",
    "تحتا",
    "كبير",
    "كبيرة",
    "الكبير",
    "الكبيرة",
    "صغير",
    "صغيرة",
    "الصغير",
    "الصغيرة",
    "جديد",
    "جديدة",
    "الجديد",
    "الجديدة",
    "قديم",
    "القديم",
    "القديمة",
];

/// Where a translated word stands in Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// An adjective, behind its noun.
    Behind,
    /// A noun, before the name.
    Before,
}

/// Words that sources translate instead of spelling, the Arabic word in Latin letters, and where it stands.
const TRANSLATED: &[(&[&str], &str, Order)] = &[
    (&["east", "eastern", "восточный", "восточная", "восточное"], "sharqi", Order::Behind),
    (&["west", "western", "западный", "западная", "западное"], "gharbi", Order::Behind),
    (&["north", "northern", "северный", "северная", "северное"], "shamali", Order::Behind),
    (&["south", "southern", "южный", "южная", "южное"], "janubi", Order::Behind),
    (&["upper", "верхний", "верхняя", "верхнее"], "fawqani", Order::Behind),
    (&["lower", "нижний", "нижняя", "нижнее"], "tahtani", Order::Behind),
    (&["great", "greater", "big", "большой", "большая"], "kabir", Order::Behind),
    (&["little", "small", "lesser", "малый", "малая"], "saghir", Order::Behind),
    (&["new", "новый", "новая", "новое"], "jadid", Order::Behind),
    (&["old", "старый", "старая", "старое"], "qadim", Order::Behind),
    (&["camp", "лагерь"], "mukhayyam", Order::Before),
    (&["castle", "citadel", "крепость", "цитадель"], "qalat", Order::Before),
    (&["university", "университет"], "jamiat", Order::Before),
];

/// The Arabic word for one that sources translate.
pub(super) fn translated(word: &str) -> Option<(&'static str, Order)> {
    TRANSLATED.iter().find(|(words, ..)| words.contains(&word)).map(|(_, arabic, order)| (*arabic, *order))
}

/// The role of `word`, plain letters, before `next`.
pub(super) fn role(word: &str, next: Option<&str>) -> Role {
    if AIRFIELDS.contains(&word) {
        return Role::Airfield;
    }
    if KINDS.contains(&word) {
        return Role::Kind;
    }
    if let Some(next) = next {
        if ARTICLES.contains(&word) {
            return Role::Article;
        }
        let vowel = word.chars().next().map_or(0, char::len_utf8);
        let consonants = word.get(vowel..).map(|rest| rest.strip_prefix('u').unwrap_or(rest)).unwrap_or_default();
        if ASSIMILATED.contains(&word) && starts_alike(next, consonants) {
            return Role::Article;
        }
    }
    if SHARED.contains(&word) {
        Role::Shared
    } else if ASIDES.contains(&word) {
        Role::Aside
    } else {
        Role::Own
    }
}

/// Assimilation is of the first letter: `as` before `sh` happens in careless spelling.
fn starts_alike(next: &str, consonants: &str) -> bool {
    next.chars().next() == consonants.chars().next()
}

/// The word without an article that is written on to it, as Arabic always does.
pub(super) fn without_joined_article(word: &str, script: Script) -> &str {
    match script {
        // Two letters must remain: a word of three may be a word.
        Script::Arabic => word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word),
        Script::Latin | Script::Cyrillic => word,
    }
}

/// How many letters at the start of a Latin or Cyrillic word may be an article run together with it.
pub(super) fn joined_article_letters(word: &str, script: Script) -> usize {
    let enough = word.chars().count() >= 6;
    let is_article = match script {
        Script::Latin => word.starts_with("al") || word.starts_with("el"),
        Script::Cyrillic => word.starts_with("аль") || word.starts_with("эль"),
        Script::Arabic => false,
    };
    if enough && is_article { 2 } else { 0 }
}
