"""A concern on a phone: Back and a sign-in that has ended take no word away, and the device keeps none."""
import pytest

from portal.care.concerns.models import TELL, Concern
from portal.people.devices import COOKIE
from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser
WORDS = "A remark stayed with me all week."
KEPT_HERE = """async () => {
  const answer = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await answer(indexedDB.open(name));
    for (const store of base.objectStoreNames) found.push(await answer(base.transaction(store).objectStore(store).getAll()));
    base.close();
  }
  return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }]);
}"""


@pytest.fixture
def writing(phone, cast):  # noqa: F811
    """Ama has come from her mentorship's page, chosen and written, and not agreed yet."""
    page = phone.sign_in(cast.ama).go(f"/mentorships/{cast.ama_and_benoit.id}").page
    phone.go(f"/places/{cast.ama_enrollment.id}/concern")
    page.get_by_label("I only want to tell it").check()
    page.get_by_label("What do you want to say?").fill(WORDS)
    return phone


def words(phone) -> str:  # noqa: F811
    return phone.page.get_by_label("What do you want to say?").input_value()


def send(phone) -> None:  # noqa: F811
    phone.tap(phone.page.get_by_role("button", name="Send", exact=True))


def test_a_refusal_comes_in_place_and_back_asks_nothing_and_loses_nothing(writing, cast):
    send(writing)
    writing.page.get_by_role("link", name="Mark that you agree, then send it.").wait_for()
    assert words(writing) == WORDS
    writing.page.go_back()
    assert writing.page.url.endswith(f"/mentorships/{cast.ama_and_benoit.id}")
    writing.page.go_forward()
    assert words(writing) == WORDS and not Concern.select().exists()


def test_the_answers_become_one_text_in_place_and_what_was_chosen_stays(writing, cast):
    page = writing.page
    page.get_by_text("Help me to word it").click()
    page.get_by_label("What would help?").fill("A talk")
    page.get_by_role("button", name="Make one text of it").click()
    page.wait_for_function("document.getElementById('words')?.value.includes('A talk')")
    assert words(writing) == f"{WORDS}\n\nWhat would help?\nA talk" and page.get_by_label("What would help?").input_value() == ""
    assert page.get_by_label("I only want to tell it").is_checked() and not Concern.select().exists()
    page.get_by_label("I have read who can read it").check()
    send(writing)
    page.get_by_text("has not read it yet").wait_for()
    assert Concern.get().words_for(cast.ama) == f"{WORDS}\n\nWhat would help?\nA talk" and Concern.get().kind == TELL
    page.go_back()
    assert page.url.endswith(f"/places/{cast.ama_enrollment.id}/concern")


def test_a_sign_in_that_ended_meanwhile_leaves_the_words_in_the_page_and_on_no_device(writing, cast):
    page = writing.page
    page.get_by_label("I have read who can read it").check()
    writing.browser.client.delete_cookie(COOKIE, domain="localhost")
    send(writing)
    page.get_by_role("link", name="Sign in in another tab").first.wait_for()
    assert words(writing) == WORDS and not Concern.select().exists()
    assert WORDS not in page.evaluate(KEPT_HERE)
    writing.sign_in(cast.ama)
    send(writing)
    page.get_by_text("has not read it yet").wait_for()
    assert Concern.get().words_for(cast.ama) == WORDS and WORDS not in page.evaluate(KEPT_HERE)
