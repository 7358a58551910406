"""How a lower room says "this happened", so that a higher one can follow, in the same transaction."""
from collections import defaultdict
from collections.abc import Callable

_followers: dict[type, list[Callable]] = defaultdict(list)


def when(news: type, follow: Callable) -> None:
    """Let `follow` be called with each `news` that is announced. Naming the same pair twice changes nothing."""
    if follow not in _followers[news]:
        _followers[news].append(follow)


def announce(news: object) -> None:
    """Tell everyone who follows this kind of news, now, in the caller's transaction."""
    for follow in _followers[type(news)]:
        follow(news)
