from feedback.analysis.words import tokenise


def test_contraction_becomes_two_words_in_one_place():
    tokens = tokenise("They didn’t come")

    assert [token.text for token in tokens] == ["they", "did", "not", "come"]
    assert {(token.start, token.end) for token in tokens[1:3]} == {(5, 11)}


def test_contraction_without_its_apostrophe_is_read_the_same():
    assert [t.text for t in tokenise("i dont know")] == [t.text for t in tokenise("I don't know")]


def test_ill_and_i_will_stay_apart():
    assert [token.text for token in tokenise("ill")] == ["ill"]
    assert [token.text for token in tokenise("I'll")] == ["i", "will"]


def test_common_misspelling_is_settled_and_keeps_its_place():
    (token,) = tokenise("lonly")

    assert (token.text, token.start, token.end) == ("lonely", 0, 5)


def test_sentences_and_clauses_are_counted():
    tokens = tokenise("Kind, but late. Rude.")

    assert [token.sentence for token in tokens] == [0, 0, 0, 1]
    assert tokens[0].clause != tokens[1].clause


def test_run_of_letters_without_end_is_cut_for_look_up_but_keeps_its_place():
    (token,) = tokenise("a" * 100_000)

    assert len(token.text) == 40
    assert token.end == 100_000
