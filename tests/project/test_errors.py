"""What the system says, told in Vietnamese."""

import errno
import json
import tomllib

import pytest

from kehoach.errors import cause_of


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ELOOP])
def test_usual_refusals_of_the_system_are_in_vietnamese(number):
    error = OSError(number, "English words")
    assert "English" not in cause_of(error)
    assert len(cause_of(error)) > 10


def test_an_unusual_refusal_keeps_the_systems_words():
    assert cause_of(OSError(errno.ENOTTY, "Inappropriate ioctl")) == "Inappropriate ioctl"


@pytest.mark.parametrize(
    ("load", "text", "words"),
    [
        (json.loads, "{\n 1}", "sai từ dòng 2, cột 2"),
        (tomllib.loads, "a = 1\nb c", "sai từ dòng 2, cột 3"),
        (tomllib.loads, "a", "thiếu phần cuối"),
    ],
)
def test_texts_that_are_wrong_tell_the_place(load, text, words):
    with pytest.raises((json.JSONDecodeError, tomllib.TOMLDecodeError)) as caught:
        load(text)
    assert cause_of(caught.value) == words
