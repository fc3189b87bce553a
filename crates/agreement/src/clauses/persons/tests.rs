//! Texts with and without names of persons. The names are invented or belong to characters of literature.
use super::person_in;
use alloc::format;

/// SG-08, in three languages; what each sentence shows is told by its sign.
#[test]
fn names_of_persons_are_told_by_their_signs_sg_08() {
    for (text, sign) in [
        ("Reported by Colonel Aureliano of the eastern post", "title"),
        ("Dr. Watson saw it", "title"),
        ("Ask Mr Pickwick about the list", "title"),
        ("A man called John Falstaff was there", "given-name"),
        ("Mohammed al-Mansouri holds the keys", "given-name"),
        ("the cell of Abu Nuwas", "kinship"),
        ("signed J. K. Harker", "initials"),
        ("Доложил полковник Скалозуб", "title"),
        ("генералу Хлудову передано", "title"),
        ("видели Родиона Романовича", "patronymic"),
        ("Анна Каренина уехала", "given-name"),
        ("с Иваном Карамазовым", "given-name"),
        ("передал Обломов И. И.", "initials"),
        ("И. И. Обломов передал", "initials"),
        ("группа Абу Нувас", "kinship"),
        ("قال العقيد سندباد", "title"),
        ("محمد البغدادي في القرية", "given-name"),
        ("جماعة أبو نواس", "kinship"),
    ] {
        let found = person_in(text).map(|(sign, _)| sign);
        assert_eq!(found, Some(format!("text-names-a-person-by-{sign}").as_str()), "{text}");
    }
}

#[test]
fn the_number_of_the_word_is_told_and_never_the_word() {
    assert_eq!(person_in("Seen near the bridge by Captain Ahab."), Some(("text-names-a-person-by-title", 6)));
}

#[test]
fn offices_places_and_ordinary_sentences_name_nobody() {
    for text in [
        "The General Staff and the General Assembly were told.",
        "A major road leads to the General Hospital.",
        "Reported by the duty colonel. The post is closed.",
        "Area A. The convoy waits at B. C is open.",
        "Two groups of 40 and 25 persons, since 12 September 2016.",
        "Omar district, then north",
        "Генеральный штаб уведомлён; дежурный полковник на посту.",
        "Владимирская область, Ивановский район",
        "Полковник принял дежурство. Смена сдана.",
        "اللواء 105 شمال القرية",
        "اللواء الأول انسحب",
        "تأخرت القافلة يومين",
        "",
    ] {
        assert_eq!(person_in(text), None, "{text}");
    }
}
