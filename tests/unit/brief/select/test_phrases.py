from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief.select.phrases import excerpt
from pobratim.brief.select.retelling import shortened
from pobratim.model.documents import hash_text
from pobratim.model.spans import Span, anchor

WORDS = st.text(alphabet="абв. !?«»АБ\n", min_size=1, max_size=400)


@given(WORDS, st.integers(min_value=1, max_value=200))
def test_an_excerpt_reads_verbatim_at_its_own_position(text: str, most: int) -> None:
    evidence = anchor(hash_text(text), text, Span(0, len(text)))
    part = excerpt(evidence, most)
    assert part.reads_verbatim(text)
    assert part.exact == text[part.start : part.end]
    assert text.startswith(part.exact)


def test_an_excerpt_ends_with_a_sentence_and_never_inside_one() -> None:
    text = "Первое предложение. Второе предложение подлиннее. Третье."
    evidence = anchor(hash_text(text), text, Span(0, len(text)))
    assert excerpt(evidence, 25).exact == "Первое предложение."
    assert excerpt(evidence, 51).exact == "Первое предложение. Второе предложение подлиннее."
    # Half a sentence would be a misquotation: the first one is kept whole.
    assert excerpt(evidence, 5).exact == "Первое предложение."


@given(st.text(max_size=300), st.integers(min_value=5, max_value=100))
def test_a_shortened_text_stays_on_one_line_and_within_its_bound(text: str, most: int) -> None:
    short = shortened(text, most)
    assert "\n" not in short
    assert len(short) <= most + 2


def test_the_sentence_around_a_fragment_is_whole_and_verbatim(register: Any) -> None:
    from pobratim.brief.select.phrases import sentence_around

    class Desk:
        read = staticmethod(register.text)

    fragment = register.held["commitments"][1].evidence[0]
    whole = sentence_around(Desk, fragment)  # type: ignore[arg-type]
    assert whole.exact == "Кухарев назвал работу по пассажирской технике «Белкоммунмаша»."
    assert whole.reads_verbatim(register.text(whole.document))
