"""Links: derived, purpose-bound, and never leading away."""
import pytest

from portal.web.links import absolute, derive, derive_code, hash_of, new_nonce, safe_path


@pytest.fixture(autouse=True)
def _inside(app):
    with app.test_request_context():
        yield


def test_the_same_nonce_gives_the_same_link_after_a_crash():
    nonce = new_nonce()
    assert derive("invitation", nonce) == derive("invitation", nonce)


def test_a_token_is_bound_to_its_purpose_and_has_256_bits():
    """ASVS v5.0.0-11.5.1."""
    nonce = new_nonce()
    assert derive("invitation", nonce) != derive("sign-in", nonce)
    assert len(derive("sign-in", nonce)) == 43


def test_a_code_has_eight_digits_and_differs_from_its_link():
    code = derive_code("sign-in", new_nonce())
    assert len(code) == 8 and code.isdigit()


def test_only_the_hash_of_a_token_can_be_found_and_odd_tokens_have_one_too():
    assert hash_of("\udc80") != hash_of("x")


def test_an_absolute_link_stands_under_base_url_whatever_the_host_header_says(app):
    with app.test_request_context(headers={"Host": "evil.example"}):
        assert absolute("health.alive") == "http://localhost/healthz"


@pytest.mark.parametrize("good", ["/", "/mentorships/7", "/sign-in?next=%2F", "/a#b"])
def test_a_path_of_ours_is_followed(good):
    assert safe_path(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        *(None, "", "evil", "/a b", "/a\nb", "/%0d\r", "/" + "a" * 500),
        *("https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)"),
    ],
)
def test_a_way_out_is_not_followed(bad):
    """ASVS v5.0.0-3.7.2."""
    assert safe_path(bad) is None
