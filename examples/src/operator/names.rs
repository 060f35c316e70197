//! Names and addresses of people and companies that don't exist.

use super::random::Random;

const HEADS: [&str; 24] = [
    "Северный",
    "Южный",
    "Полярный",
    "Балтийский",
    "Уральский",
    "Ладожский",
    "Невский",
    "Онежский",
    "Вечерний",
    "Янтарный",
    "Медный",
    "Каменный",
    "Лесной",
    "Речной",
    "Светлый",
    "Ясный",
    "Новый",
    "Первый",
    "Тихий",
    "Дальний",
    "Заречный",
    "Озёрный",
    "Рябиновый",
    "Кленовый",
];
const TAILS: [&str; 24] = [
    "мост",
    "берег",
    "проект",
    "стандарт",
    "двор",
    "терминал",
    "горизонт",
    "дом",
    "цех",
    "склад",
    "ветер",
    "порт",
    "маяк",
    "сервис",
    "контур",
    "маршрут",
    "завод",
    "квартал",
    "ресурс",
    "формат",
    "парк",
    "экспресс",
    "каталог",
    "архив",
];
const SLUGS: [&str; 24] = [
    "severny", "yuzhny", "polar", "balt", "ural", "ladoga", "nevsky", "onega", "vecher", "yantar", "med", "kamen",
    "les", "reka", "svet", "yasny", "novy", "pervy", "tihy", "dalny", "zarechny", "ozero", "ryabina", "klen",
];
const FORMS: [&str; 6] = ["ООО", "ООО", "ООО", "ООО", "АО", "АНО"];
const TRADES: [&str; 12] = [
    "Логистика",
    "Строй",
    "Медиа",
    "Трейд",
    "Сервис",
    "Мебель",
    "Фарма",
    "Агро",
    "Текстиль",
    "Консалтинг",
    "Печать",
    "Энерго",
];
const SURNAMES: [&str; 16] = [
    "Берёзин",
    "Вязов",
    "Горелкин",
    "Дубравин",
    "Ельцов",
    "Журавский",
    "Зимин",
    "Калинников",
    "Лугинин",
    "Мостовой",
    "Ольшанский",
    "Перелыгин",
    "Родниковский",
    "Сосновцев",
    "Тополев",
    "Яблонский",
];
const GIVEN: [&str; 8] = ["Андрей", "Борис", "Виктор", "Глеб", "Денис", "Игорь", "Павел", "Юрий"];
const FATHERS: [&str; 8] =
    ["Андреевич", "Борисович", "Викторович", "Глебович", "Денисович", "Игоревич", "Павлович", "Юрьевич"];
const FOREIGN: [&str; 8] = [
    "North Harbour Trading LLC",
    "Amber Coast Shipping Ltd",
    "Silver Birch Consulting LLC",
    "Lighthouse Design Studio",
    "Baltic Paper Import Ltd",
    "Granite Bridge Capital LLC",
    "Pine & Partners",
    "Blue Lantern Software LLC",
];
const CITIES: [(&str, &str); 10] = [
    ("101000", "г. Москва"),
    ("190000", "г. Санкт-Петербург"),
    ("620000", "г. Екатеринбург"),
    ("630000", "г. Новосибирск"),
    ("603000", "г. Нижний Новгород"),
    ("420000", "г. Казань"),
    ("443000", "г. Самара"),
    ("344000", "г. Ростов-на-Дону"),
    ("150000", "г. Ярославль"),
    ("236000", "г. Калининград"),
];
const STREETS: [&str; 12] = [
    "ул. Образцовая",
    "ул. Примерная",
    "пр-т Мастеров",
    "ул. Заводская",
    "наб. Речников",
    "ул. Полевая",
    "пер. Тихий",
    "ул. Садовая",
    "ш. Северное",
    "ул. Вокзальная",
    "б-р Зелёный",
    "пл. Торговая",
];

/// Labels of a company's lines.
pub(crate) const LABELS: [&str; 16] = [
    "Приёмная",
    "Бухгалтерия",
    "Отдел продаж",
    "Склад",
    "Директор",
    "Отдел кадров",
    "Охрана",
    "Диспетчерская",
    "Факс",
    "Сервисный центр",
    "Переговорная",
    "Касса",
    "Закупки",
    "Юридический отдел",
    "Транспортный отдел",
    "IT",
];

/// What is paid off in instalments.
pub(crate) const GOODS: [&str; 5] = [
    "IP-телефон, 2 шт.",
    "IP-телефон, 5 шт.",
    "Шлюз FXS на 8 портов",
    "Гарнитура беспроводная, 4 шт.",
    "Базовая станция DECT и 3 трубки",
];

/// A customer's name, the Latin head of its mail domain, and what kind it is.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) slug: &'static str,
    pub(crate) kind: Kind,
}

/// What a customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Company,
    Entrepreneur,
    Foreign,
}

/// A name: companies for the most part, some entrepreneurs, some with English documents, few with a very long name.
pub(crate) fn customer(random: &mut Random) -> Named {
    let place = random.below(HEADS.len() as u32) as usize;
    let (head, slug) = (HEADS[place], SLUGS[place]);
    let tail = random.one_of(&TAILS);
    let (name, kind) = match random.below(100) {
        0..12 => {
            let (surname, given, father) = (random.one_of(&SURNAMES), random.one_of(&GIVEN), random.one_of(&FATHERS));
            (format!("ИП {surname} {given} {father}"), Kind::Entrepreneur)
        }
        12..15 => (random.one_of(&FOREIGN).to_owned(), Kind::Foreign),
        15 => {
            let trade = random.one_of(&TRADES).to_lowercase();
            let name = format!(
                "Общество с ограниченной ответственностью «Научно-производственное и торгово-посредническое объединение \
                 по развитию направлений „{trade}“ и смежных отраслей имени первых строителей „{head} {tail}“»"
            );
            (name, Kind::Company)
        }
        16..40 => (format!("{} «{head}-{}»", random.one_of(&FORMS), random.one_of(&TRADES)), Kind::Company),
        _ => (format!("{} «{head} {tail}»", random.one_of(&FORMS)), Kind::Company),
    };
    Named { name, slug, kind }
}

/// A postal address.
pub(crate) fn address(random: &mut Random) -> String {
    let (index, city) = random.one_of(&CITIES);
    let (street, house, office) = (random.one_of(&STREETS), 1 + random.below(90), 1 + random.below(300));
    format!("{index}, {city}, {street}, д. {house}, оф. {office}")
}

/// An ИНН of 10 or 12 digits with right check digits; it begins with 00, which no tax office has.
pub(crate) fn inn(random: &mut Random, kind: Kind) -> String {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let (body, checks) = if kind == Kind::Entrepreneur { (10, 2) } else { (9, 1) };
    let mut digits = vec![0, 0];
    digits.resize_with(body, || random.below(10));
    for _ in 0..checks {
        let weights = &WEIGHTS[WEIGHTS.len() - digits.len()..];
        let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        digits.push(sum % 11 % 10);
    }
    digits.into_iter().filter_map(|digit| char::from_digit(digit, 10)).collect()
}
