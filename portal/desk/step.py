"""One thing that a coordinator does next."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why, and the page on which it is done, narrowed to what it is about by `values`;
    `is_waiting` when others are to move first.
    """

    title: str
    words: str
    label: str
    endpoint: str
    is_waiting: bool = False
    values: dict = field(default_factory=dict)
