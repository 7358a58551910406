"""What WTForms says by itself comes from our catalog, with its values filled in."""
from werkzeug.datastructures import MultiDict
from wtforms import SelectMultipleField

from portal.web.forms import Form


class Topics(Form):
    topics = SelectMultipleField("Topics", choices=[("data", "Data")])


def test_a_choice_that_is_none_of_the_offered_is_named(app):
    with app.test_request_context("/", method="POST", data=MultiDict([("topics", "data"), ("topics", "=1+1"), ("topics", "50%")])):
        form = Topics()
        assert not form.validate()
        assert "'=1+1', '50%'" in form.topics.errors[0]
