//! The catalogue files, embedded. A new file in `locales/` needs a row here; a test compares the two.

macro_rules! catalogues {
    ($language:literal: $($room:literal),* $(,)?) => {
        [$(($room, include_str!(concat!("../../../../locales/", $language, "/", $room, ".ftl")))),*]
    };
}

macro_rules! both {
    ($($room:literal),* $(,)?) => {
        /// The English catalogues: room and text.
        pub(super) static EN: [(&str, &str); [$($room),*].len()] = catalogues!("en": $($room),*);
        /// The Russian catalogues: room and text.
        pub(super) static RU: [(&str, &str); [$($room),*].len()] = catalogues!("ru": $($room),*);
    };
}

both!(
    "clauses",
    "safeguards",
    "edition",
    "ledger",
    "spacetime",
    "feeds",
    "wire",
    "verdict",
    "protocol",
    "node",
    "cli",
    "web",
    "watch",
);
