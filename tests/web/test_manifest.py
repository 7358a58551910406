"""What a phone asks before it puts the portal on its home screen."""
from portal.palette import palette


def test_every_page_points_to_a_manifest_whose_icons_exist(browser):
    page = browser.get("/sign-in")
    address = page.select_one('link[rel="manifest"]')["href"]
    manifest = browser._send("get", address)
    assert manifest.mimetype == "application/manifest+json"
    for icon in manifest.json["icons"]:
        answer = browser._send("get", icon["src"])
        assert answer.mimetype == "image/png", icon
    assert {icon["purpose"] for icon in manifest.json["icons"]} == {"any", "maskable"}


def test_the_bar_around_the_page_has_the_color_of_its_paper_in_either_theme(browser):
    answer = browser._send("get", "/sign-in").text
    assert f'content="{palette()["cream"]}" media="(prefers-color-scheme: light)"' in answer
    assert f'content="{palette()["night"]}" media="(prefers-color-scheme: dark)"' in answer
