"""What every form does with what is sent: words of our catalog, and no file where text belongs."""
from io import BytesIO

from werkzeug.datastructures import MultiDict
from wtforms import SelectMultipleField

from portal.web.forms import DayField, Form, LongText


class Topics(Form):
    topics = SelectMultipleField("Topics", choices=[("data", "Data")])


def test_a_choice_that_is_none_of_the_offered_is_named(app):
    with app.test_request_context("/", method="POST", data=MultiDict([("topics", "data"), ("topics", "=1+1"), ("topics", "50%")])):
        form = Topics()
        assert not form.validate()
        assert "=1+1" in form.topics.errors[0] and "50%" in form.topics.errors[0]


class Words(Form):
    note = LongText("Note")
    day = DayField("Day")


def test_a_file_in_the_place_of_text_is_nothing(app):
    sent = {"note": (BytesIO(b"x"), "a.txt"), "day": (BytesIO(b"2026-01-01"), "b.txt"), "once": "key"}
    with app.test_request_context("/", method="POST", data=sent, content_type="multipart/form-data"):
        form = Words()
        assert form.validate() and not form.note.data and form.day.data is None and form.once.data == "key"
