//! Words that turn a meaning, by language.

/// Each table is words with white space between them, in small letters and then for every case; an entry with a
/// capital is for that case only ("may resign" is no date), one that ends or begins with `*` for all words that begin
/// or end so.
#[derive(Debug)]
pub(super) struct Language {
    /// The primary subtag of BCP 47.
    code: &'static str,
    pub(super) numbers: &'static str,
    pub(super) dates: &'static str,
    pub(super) negations: &'static str,
    /// What makes a word its opposite, at its beginning.
    pub(super) negating: &'static str,
    pub(super) nouns_are_capital: bool,
}

const LANGUAGES: &[Language] = &[
    Language {
        code: "en",
        numbers: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                  sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
                  hundred* thousand* million* billion* trillion* dozen* half quarter third first second once twice \
                  percent pair couple several few many",
        dates: "January February March April May June July August September October November December \
                Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun \
                monday* tuesday* wednesday* thursday* friday* saturday* sunday* yesterday today tomorrow tonight \
                morning* afternoon* evening* night* noon midnight hour* day days week* month* year* decade* \
                spring summer autumn winter before after earlier later since until ago previous* next",
        negations: "not no never none nobody nothing nowhere neither nor without cannot unable hardly barely \
                    scarcely *n't deny denies denied denying denial* refute* reject* dispute* disproved false*",
        negating: "un in im il ir dis non non- mis",
        nouns_are_capital: false,
    },
    Language {
        code: "ru",
        numbers: "ноль один одна одно два две три четыре пять шесть семь восемь девять десять двенадцать \
                  двадцать тридцать сорок пятьдесят сто двести триста тысяч* миллион* миллиард* дюжин* половин* \
                  перв* втор* трет* дважды процент* несколько много",
        dates: "январ* феврал* март марта марте апрел* май мая мае июн* июл* август август* сентябр* октябр* \
                ноябр* декабр* понедельник* вторник* среда среду среды среде четверг* пятниц* суббот* воскресень* \
                вчера сегодня завтра позавчера послезавтра утр* вечер* ноч* полдень полночь час часа часов день \
                дня дней дни недел* месяц* год года году лет весн* лето летом осен* зим* до после раньше позже",
        negations: "не ни нет без никто никого никому никогда ничего ничто нигде никуда никакой никаких нельзя \
                    невозможно отрица* опроверг* опроверж*",
        negating: "не без бес",
        nouns_are_capital: false,
    },
    Language {
        code: "de",
        numbers: "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf *zehn *zig hundert* \
                  tausend* million* milliarde* dutzend* halb* hälfte viertel drittel erste* zweite* dritte* \
                  einmal zweimal prozent mehrere einige viele",
        dates: "januar* jänner februar* märz april* mai juni juli august* september* oktober* november* dezember* \
                montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonnabend* sonntag* gestern heute morgen \
                vorgestern übermorgen vormittag* nachmittag* abend* nacht mittag mitternacht stunde* tag tage tagen \
                woche* monat* jahr* frühling* sommer* herbst* winter* vor nach vorher nachher seit bis früher später",
        negations: "nicht nichts nie niemals niemand* nirgends nirgendwo kein* weder noch ohne unmöglich \
                    bestreite* bestritt* leugne* dementier* verneint*",
        negating: "un in im ir nicht miss",
        nouns_are_capital: true,
    },
    Language {
        code: "fr",
        numbers: "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize \
                  vingt* trente quarante cinquante soixante cent cents mille million* milliard* douzaine* moitié \
                  demi demie tiers quart premier première deuxième second* troisième plusieurs quelques",
        dates: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi* mardi* \
                mercredi* jeudi* vendredi* samedi* dimanche* hier aujourd'hui demain avant-hier matin* après-midi \
                soir* nuit* midi minuit heure* jour jours journée* semaine* mois an ans année* printemps été automne hiver avant \
                après depuis jusque",
        negations: "ne pas non jamais rien personne aucun* nul nulle ni sans guère n'* impossible démen* nie nient \
                    niait nié réfut* contest*",
        negating: "in im il ir dé dés mal non",
        nouns_are_capital: false,
    },
    Language {
        code: "es",
        numbers: "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince \
                  veint* treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento* doscient* mil miles \
                  millón millones docena* mitad medio media tercio cuarto primer* segund* tercer* varios algunos",
        dates: "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre \
                lunes martes miércoles jueves viernes sábado* domingo* ayer hoy mañana anteayer tarde* noche* \
                mediodía medianoche hora* día* semana* mes meses año* primavera verano otoño invierno antes después \
                desde hasta",
        negations: "no nunca jamás nada nadie ningún ninguno ninguna tampoco ni sin imposible negó niega niegan \
                    negaron negado desmint* desmient* rechaz*",
        negating: "in im des no",
        nouns_are_capital: false,
    },
];

/// What to look words up in where the language is not known or not in the table: English, and Russian, whose letters
/// tell it apart. In more of them an English "an" would be a French year.
const UNKNOWN: &[&str] = &["en", "ru"];

/// The tables for a language tag.
pub(super) fn of(tag: Option<&str>) -> Vec<&'static Language> {
    let primary = tag.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
    let known = LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(primary));
    let unknown = || LANGUAGES.iter().filter(|language| UNKNOWN.contains(&language.code)).collect();
    known.map_or_else(unknown, |known| vec![known])
}

/// Whether an entry of a table is true of a word; `small` is that word in small letters.
pub(super) fn fits(entry: &str, word: &str, small: &str) -> bool {
    if let Some(beginning) = entry.strip_suffix('*') {
        small.starts_with(beginning)
    } else if let Some(end) = entry.strip_prefix('*') {
        small.ends_with(end)
    } else if entry.starts_with(char::is_uppercase) {
        word == entry
    } else {
        small == entry
    }
}
