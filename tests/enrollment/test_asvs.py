"""OWASP ASVS 5.0.0 where enrollment has a surface: uploads, exports, the order of steps, activation links, ids in addresses."""
import csv
import io
from datetime import timedelta

import pytest

from portal.enrollment.invitations import actions
from portal.enrollment.models import Answer, Employee, Enrollment, Invitation, Question, Reply
from portal.enrollment.roster.models import RosterImport
from portal.sheets import starts_a_formula
from portal.web.links import derive, hash_of

MB = 2**20


def upload(browser, cast, content, name="roster.csv", status=422):
    data = {"file": (io.BytesIO(content), name), "source": "hr"}
    address = f"/desk/programs/{cast.program.id}/roster/imports"
    return browser.post(address, data, status=status, content_type="multipart/form-data")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "|cmd", "%0A"])
def test_1_2_10_no_cell_of_an_export_is_a_formula(browser, cast, start):
    """v5.0.0-1.2.10."""
    Employee.update(title=start, department=start).where(Employee.id == cast.ama_employee.id).execute()
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/roster.csv")
    cells = [cell for row in csv.reader(io.StringIO(browser.response.data.decode("utf-8-sig"))) for cell in row]
    assert any(cell.startswith("'") and cell.endswith(start.strip()) for cell in cells)
    assert not [cell for cell in cells if starts_a_formula(cell) and not cell.startswith("'")]
    assert browser.response.headers["Content-Disposition"].startswith("attachment")


def test_2_3_1_no_step_of_the_questionnaire_can_be_jumped(browser, cast):
    """v5.0.0-2.3.1: the third question is neither shown nor kept before the first two have their answers."""
    place = cast.jonas_enrollment.id
    browser.sign_in(cast.jonas)
    for ask in (browser.get, browser.post):
        ask(f"/enrollments/{place}/questions/3", status=303)
        assert browser.response.location == f"/enrollments/{place}/questions/1"
    browser.post(f"/enrollments/{place}/questions/3", {"answer": "ai"})
    assert not Answer.select().where(Answer.enrollment == place).exists()


def test_2_3_1_a_profile_cannot_be_sent_before_its_last_answer(browser, cast):
    """v5.0.0-2.3.1."""
    browser.sign_in(cast.jonas).post(f"/enrollments/{cast.jonas_enrollment.id}/completion")
    assert browser.response.location.endswith("/questions/1")
    assert Enrollment.get_by_id(cast.jonas_enrollment.id).completed_at is None


def test_2_3_1_a_file_that_was_discarded_cannot_be_applied(browser, cast):
    """v5.0.0-2.3.1."""
    upload(browser.sign_in(cast.carmen), cast, b"employee id,email,first name,level\n9,a@b.example,A,8\n", status=303)
    row = RosterImport.get()
    address = f"/desk/programs/{cast.program.id}/roster/imports/{row.id}"
    browser.post(f"{address}/discard")
    browser.post(f"{address}/application", status=403)
    assert not Employee.select().where(Employee.employee_id == "9").exists()


def test_5_2_1_a_roster_larger_than_10_mb_is_refused_with_a_sentence(browser, cast):
    """v5.0.0-5.2.1."""
    upload(browser.sign_in(cast.carmen), cast, b"employee id,email\n" + b"x" * (10 * MB))
    assert "larger than 10 MB" in browser.text


def test_5_2_1_a_request_that_is_larger_still_is_not_read(browser, cast):
    """v5.0.0-5.2.1."""
    upload(browser.sign_in(cast.carmen), cast, b"x" * (12 * MB), status=413)


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04" + b"\0" * 50, b"%PDF-1.7 ...", b"\x1f\x8b\x08gzip", b"\xd0\xcf\x11\xe0 old workbook", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
)
def test_5_2_2_what_is_called_csv_and_is_none_is_refused(browser, cast, content):
    """v5.0.0-5.2.2: the bytes decide, not the name."""
    upload(browser.sign_in(cast.carmen), cast, content)
    assert browser.page.select_one("#file-error")
    assert not RosterImport.select().exists()


def test_5_3_2_the_name_of_a_file_is_shown_and_never_used(browser, cast):
    """v5.0.0-5.3.2."""
    content = b"employee id,email,first name,level\n9,a@b.example,A,8\n"
    upload(browser.sign_in(cast.carmen), cast, content, "../../etc/<b>\u202epasswd", status=303)
    browser.follow()
    assert RosterImport.get().file_name == "<b>passwd"
    assert "<b>passwd" not in browser.response.text


def test_6_4_1_an_invitation_is_long_random_expiring_and_used_once(cast, clock):
    """v5.0.0-6.4.1."""
    names = {"given_name": "N", "family_name": "N", "job_level": 8}
    people = [Employee.create(employee_id=f"n{n}", email=f"n{n}@northwind.example", **names).id for n in (1, 2)]
    actions.invite(cast.program, {"mentor": people}, by=cast.carmen, at=clock.at)
    one, other = Invitation.select().where(Invitation.employee.in_(people)).order_by(Invitation.id)
    token = derive("invitation", one.nonce)
    # 43 signs of base64 are 256 bits.
    assert len(token) == 43 and token != derive("invitation", other.nonce) and token != derive("sign-in", one.nonce)
    assert one.token_hash == hash_of(token)
    assert one.expires_at == clock.at + timedelta(days=cast.program.reply_days)
    actions.accept(one, at=clock.at)
    with pytest.raises(actions.Closed):
        actions.accept(one, at=clock.at)
    assert Reply.select().where(Reply.invitation == one).count() == 1


def test_6_4_1_what_ends_reminders_answers_nothing_and_the_other_way_round(browser, cast):
    """v5.0.0-6.4.1: each token of a letter is bound to its purpose."""
    browser.get(f"/i/{cast.ines_quiet_token}", status=404)
    browser.post(f"/i/{cast.ines_quiet_token}/reply", {"answer": "yes", "once": "a"}, status=404)
    browser.get(f"/i/{cast.ines_quiet_token}/suggestion", status=404)
    browser.post(f"/i/{cast.invitation.id}/quiet/{cast.ines_token}", status=404)
    assert not Reply.select().exists() and Invitation.get_by_id(cast.invitation.id).quiet_at is None


@pytest.mark.parametrize("path", ["", "/suggestion"])
def test_14_2_1_the_token_in_the_address_leaves_with_no_request_to_elsewhere(browser, cast, path):
    """v5.0.0-14.2.1: the address of an invitation holds its token; the page loads and names nothing but our own, and is not kept."""
    browser.get(f"/i/{cast.ines_token}{path}")
    named = [tag.get(name) for name in ("src", "href", "action") for tag in browser.page.select(f"[{name}]")]
    assert [address for address in named if not address.startswith(("/", "#"))] == []
    assert browser.response.headers["Referrer-Policy"] == "same-origin" and browser.response.headers["Cache-Control"] == "no-store"


def test_2_3_4_of_two_answers_at_once_one_counts(cast, clock):
    """v5.0.0-2.3.4: a yes and a no that both found the invitation open."""
    actions.accept(cast.invitation, at=clock.at)
    with pytest.raises(actions.Closed):
        actions.decline(cast.invitation, reason="", at=clock.at)
    assert [row.answer for row in Reply.select()] == ["yes"]


def test_8_2_2_ids_of_another_program_open_nothing_under_ones_own(browser, cast):
    """v5.0.0-8.2.2: Otto coordinates a program, and puts the ids of another one into its addresses."""
    own = f"/desk/programs/{cast.other_program.id}"
    browser.sign_in(cast.otto)
    browser.get(f"{own}/people/{cast.ama_enrollment.id}", status=404)
    browser.get(f"{own}/questionnaire/{cast.topics_question.id}", status=404)
    for address in (f"invitations/{cast.invitation.id}/withdrawal", f"invitations/{cast.invitation.id}/letter"):
        browser.post(f"{own}/{address}", status=404)
    browser.post(f"{own}/questionnaire/{cast.topics_question.id}", {"prompt": "Mine now"}, status=404)
    browser.post(f"{own}/questionnaire/{cast.topics_question.id}/removal", status=404)
    assert Invitation.get_by_id(cast.invitation.id).withdrawn_at is None
    assert Question.get_by_id(cast.topics_question.id).prompt == cast.topics_question.prompt


@pytest.mark.parametrize("number", [0, 2**63, "x", "1e3"])
def test_8_2_2_an_id_that_is_none_is_not_found(browser, cast, number):
    """v5.0.0-8.2.2."""
    browser.sign_in(cast.jonas).get(f"/enrollments/{number}/questions/1", status=404)
