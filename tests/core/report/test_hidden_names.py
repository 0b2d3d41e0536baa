"""The name of a person under a pseudonym is blotted out however it is written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.answers import AnswerPath, Said
from intake_app.report.hidden_names import HiddenNames
from intake_app.report.printable import NAMES
from intake_app.report.statement import statement_pdf
from tests.builders.statements import a_statement, letters, pdf_text, sample

BLOT = "▮"

# Names, and how a text may give them.
WRITTEN = {
    "Ан": "Ан Ана Ану Аном Анның Анмен An",
    "Ли": "Ли ЛИ Ліге Лидің Li",
    "Лев": "Лев Льва Львом Льву Леве",
    "Павел": (
        "Павел ПАВЕЛ павел Павла Павлу Павлом Павле Павлик Павло Павлові Pavel PAVEL Пaвел Па́вел "
        "Па\u00adвел Па\u200bвел П\u2060авел Павел\u0301"
    ),
    "Пётр": "Пётр Петр Петра Петру Петром Петре Петро Петрові Pyotr Petr Пе\u0308тр",
    "Ольга": "Ольга Ольги Ольге Ольгу Ольгой Ользі Ольго Ольгою Ольгин Olga Olha",
    "Марія": "Марія Марії Марію Марією Мария Марии Марию Mariia Mariya Maria",
    "Федір": "Федір Федора Федору Федором Фёдор Fedir Fyodor",
    "Яків": "Яків Якова Яковом Якову Яков",
    "Мар'янович": "Мар'янович Мар’яновичу Марʼяновичем Мар`янович Маръянович Марянович Marianovych",
    "Юрійович": "Юрійович Юрійовича Юрьевич Юрьевича Юриевич Юріївна",
    "Асан": (
        "Асан асан Асанның Асанға Асанды Асанда Асаннан Асанмен Асаным Асанымның Асандар "
        "Асандардың Асанмын Асанжан Асана Асаном Assan"
    ),
    "Серік": "Серік Серіктің Серігі Серігім Серігіміз Серигим серікпен Serik Серика Сериком Сереке",
    "Тарық": "Тарық Тарығым Тарықтан Тарыгым Taryq Tarygym",
    "Қайып": "Қайып Қайыбы Қайыптан Кайып Каип Kaiyp Qayyp",
    "Асанов": (
        "Асанов асанова Асановой Асанову Асановым Асановы Асановых Асанұлы Асанқызының Асанович "
        "Асановна Asanov Assanova Асановтың Асановтардың"
    ),
    "Ильина": "Ильина Ильиной Ильину Ильин Ильиным Ільїна Ilyina",
    "Сергеевна": "Сергеевна Сергеевной Сергеевич Сергійович Сергіївна Sergeevna",
    "Жұмағұлов": "Жұмағұлов Жумагулова Zhumagulov Jumagulov Zhumaghulov Жұмағұловтың",
    "Шевченко": "Шевченко Шевченка Шевченкові Шевченком Шевченки Shevchenko",
    "Гончар": "Гончар Гончара Гончарем Гончару Honchar Gonchar",
    "Вишневська": "Вишневська Вишневської Вишневську Вишневський Vyshnevska",
    "Горобець": "Горобець Горобця Горобцеві Horobets",
    "Oʻtkir": "Oʻtkir O‘tkirning O'tkirni Ўткир Otkir",
    "Gʻulom": "Gʻulom G'ulomga Ғулом Гулом",
    "Анна": "Анна анна Анны анну Анной Анне Аннаның аннамен Anna Ana Ганна",
    "Роза": "Роза роза розу розой розаның Розочка Roza",
    "Oleksiy": "Oleksiy Олексій Олексія Алексей Алексею Aleksei",
    "Sherali": "Sherali SHERALI Шерали Шералиге Шералидың",
}

# Names that look like other words, and words that stay.
KEPT = {
    "Анна": "анам ананың any",
    "Дана": "данные данных данной",
    "Ли": "или ли Лидия Лист если хотели Али",
    "Ан": "он она Анкета банан на Андрей",
    "Мир": "Мирный мирный мир миру Мирового Морем Мерами",
    "Лев": "Левый левый Левченко слева влево",
    "Роза": "угроза угрозы розыск разу Разве",
    "Павел": "Павлодар Павлодарда павшие",
    "Асан": "Казахстан санитар Сана ассистент",
    "Ольга": "Олег только польза",
    "Серік": "сериал серия серый Сергей",
    "Асанов": "Асан сановник",
    "Марія": "март марте марта маршрут миру",
}


def hidden(*names):
    return HiddenNames.of({"other_names": ", ".join(names)}, NAMES)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_name_is_found_in_every_form_and_spelling(name):
    names = hidden(name)

    assert [] == [word for word in WRITTEN[name].split() if names.blotted(word, BLOT) != BLOT]


@pytest.mark.parametrize("name", KEPT)
def test_words_that_only_look_like_a_name_stay(name):
    assert KEPT[name] == hidden(name).blotted(KEPT[name], BLOT)


def test_only_the_words_of_the_name_are_taken_out_of_the_text():
    text = "«Павел»-ага, (Мар’яновичу): Па\u00adвел_Асан, Асан-ага; пришёл к\u00a0Ли."

    assert f"«{BLOT}»-ага, ({BLOT}): {BLOT}_{BLOT}, {BLOT}-ага; пришёл к\u00a0{BLOT}." == hidden(
        "Павел", "Мар'янович", "Асан", "Ли"
    ).blotted(text, BLOT)


def test_a_code_inside_a_value_stays_though_it_sounds_like_the_name():
    place = {"as_told": "Дом Хомы", "place_type": "home", "country": "KZ"}
    quote = {"lang": "ru", "text": "Хома", "translations": [{"lang": "uk", "text": "Хоме"}]}

    assert {"as_told": "Дом #", "place_type": "home", "country": "KZ"} == hidden("Хома").blotted(
        place, "#"
    )
    assert {
        "lang": "ru",
        "text": "#",
        "translations": [{"lang": "uk", "text": "#"}],
    } == hidden("Хома").blotted(quote, "#")


def test_words_that_explain_a_name_are_not_hidden():
    names = HiddenNames.of(
        {"surname": "асанов", "given_name": "Серік", "other_names": "Сека (так звали дома), нет"},
        NAMES,
    )

    assert f"так звали дома, нет: {BLOT} {BLOT} {BLOT}" == names.blotted(
        "так звали дома, нет: Асанов Серік Секу", BLOT
    )


def test_a_name_that_others_carry_as_a_small_word_is_hidden():
    names = HiddenNames.of({"surname": "Ван", "given_name": "Бин ұлы", "other_names": "Нет"}, NAMES)

    assert "# Нет ұлы # вана" == names.blotted("Вана Нет ұлы Бин вана", "#")


def test_without_a_name_nothing_is_hidden():
    assert "Павел" == HiddenNames.of({"surname": 5, "given_name": "П."}, NAMES).blotted("Павел", "")


SLAVIC = ["", "а", "у", "ом", "е", "ы", "ові", "ами", "ин", "ов"]
KAZAKH = [
    "",
    "ның",
    "ға",
    "сың",
    "сыз",
    "ды",
    "да",
    "нан",
    "мен",
    "ым",
    "ымның",
    "дар",
    "дардың",
    "мын",
    "жан",
]
ROOTS = st.builds(
    "".join,
    st.lists(st.tuples(st.sampled_from("бвгдзклмнпрст"), st.sampled_from("аеоуи")).map("".join),
             min_size=1, max_size=4),
)  # fmt: skip
NEW_NAMES = (
    st.builds("{}{}".format, ROOTS, st.sampled_from("влмнрстд"))
    .map(str.capitalize)
    .filter(lambda name: name != "Нет")  # the answer to the question for other names
)


@given(name=NEW_NAMES, ending=st.sampled_from([*SLAVIC, *KAZAKH]))
def test_any_name_with_any_ending_is_hidden(name, ending):
    assert BLOT == hidden(name).blotted(name + ending, BLOT)


@given(text=st.text(), name=st.text())
def test_no_text_and_no_name_breaks_the_search(text, name):
    assert isinstance(hidden(name, "Павел").blotted(text, BLOT), str)


def test_no_form_of_any_name_stands_in_the_pdf():
    answers = sample("s5")
    quote = {"lang": "uk", "text": "; ".join(WRITTEN.values())}
    for path, value in {
        "persons[0].other_names": ", ".join(WRITTEN),
        "statement_paragraphs[0].text": quote,
    }.items():
        answers = answers.with_answer(AnswerPath.parse(path), Said(value))
    words = pdf_text(statement_pdf(a_statement(answers, "uk", columns=("uk",)))).split()
    forms = {letters(form) for forms in WRITTEN.values() for form in forms.split()}

    assert set() == forms & {letters(word).strip("«».,;:()[]") for word in words}


def test_six_pages_are_searched_quickly():
    names = hidden(*WRITTEN)
    text = " ".join([*WRITTEN.values(), *KEPT.values()]) + " обычные слова рассказа " * 900
    start = time.perf_counter()
    names.blotted(text, BLOT)

    assert 0.2 > time.perf_counter() - start
