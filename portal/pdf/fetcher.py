"""The only door out of a document while it is drawn: files of a few kinds under one folder of ours."""
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

KINDS = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}


class NotOurs(ValueError):
    """A document asked for something that is not one of our own files."""


class OwnFilesOnly(URLFetcher):
    """Reads files under `folder` whose kind is known; every other address stops the print.

    It opens the file itself: none of the handlers of its parent (http, ftp, data) is ever asked.
    """

    def __init__(self, folder: Path):
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        """The file behind a `file:` address, or NotOurs."""
        path = self._path(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": KINDS[path.suffix]})

    def _path(self, url: str) -> Path:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            raise NotOurs(f"{parts.scheme or 'no scheme'} is not allowed")
        # resolve() follows links, so that one inside the folder cannot lead out of it.
        path = Path(unquote(parts.path)).resolve()
        if not path.is_relative_to(self._folder) or path.suffix not in KINDS or not path.is_file():
            raise NotOurs("the file is not one of ours")
        return path
