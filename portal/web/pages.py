"""Answers: a whole page, or, for htmx, the same page's regions alone."""
from flask import Response, current_app, g, make_response, redirect, render_template, request, url_for
from jinja2 import Template
from markupsafe import Markup
from werkzeug.datastructures import ImmutableMultiDict

from portal.web.htmx import htmx


def page(template: str, *, status: int | None = None, **context) -> Response:
    """The page made from `template`; when htmx asks for regions, only those blocks, in one answer."""
    status = status or g.get("status", 200)
    regions = [name for name in htmx.regions if name in current_app.jinja_env.get_template(template).blocks] if htmx else []
    body = _partials(template, regions, context) if regions else render_template(template, **context)
    response = make_response(body, status)
    response.vary.update(("HX-Request", "HX-Request-Type", "X-Regions"))
    return response


def go_to(endpoint: str, **values) -> Response:
    """After a write: 303 to the page, or for htmx that page's regions at once."""
    if htmx and htmx.regions:
        return _shown(endpoint, values)
    return redirect(url_for(endpoint, **values), 303)


def leave_for(endpoint: str, **values) -> Response:
    """After a write that ends its page: 303 to another page, which htmx opens, too."""
    if htmx:
        return make_response("", 200, {"HX-Redirect": url_for(endpoint, **values)})
    return go_to(endpoint, **values)


def again(endpoint: str, form, **values) -> Response:
    """422: the page of `endpoint` once more, with the form as it was typed and its errors."""
    g.failed_form, g.status = form, 422
    return _shown(endpoint, values)


def form(kind: type, *, prefix: str = "", **defaults):
    """The failed form of this request if it is of this kind and prefix, else a fresh one."""
    failed = g.get("failed_form")
    if type(failed) is kind and failed._prefix.rstrip("-") == prefix:
        return failed
    return kind(formdata=None, prefix=prefix, **defaults)


def _shown(endpoint: str, values: dict) -> Response:
    """What the view behind `endpoint` answers when its address is built of `values`."""
    in_path = set().union(*(rule.arguments for rule in current_app.url_map.iter_rules(endpoint)))
    # The anchor belongs to the address, not to the view.
    in_query = {key: value for key, value in values.items() if key not in in_path and key[0] != "_" and value is not None}
    if in_query:
        request.args = ImmutableMultiDict({key: value if isinstance(value, list) else str(value) for key, value in in_query.items()})
    view = current_app.view_functions[endpoint]
    return current_app.make_response(view(**{key: value for key, value in values.items() if key in in_path}))


def _partials(template: str, regions: list[str], context: dict) -> str:
    current_app.update_template_context(context)
    main, *others = _blocks(current_app.jinja_env.get_template(template), regions, context)
    wrapped = [_partial(name, body) for name, body in zip(regions[1:], others, strict=True)]
    flashes = render_template("ui/_flashes.html")
    return Markup("").join([Markup(main), *wrapped, _partial("flashes", flashes, "innerHTML")])


def _blocks(template: Template, names: list[str], context: dict) -> list[str]:
    """These blocks of a page, each with all that stands above the blocks and with the layout's block to stand on."""
    whole = template.new_context(context)
    try:
        # What the page imports and sets runs before its layout says the first word; no more of the whole is made.
        next(template.root_render_func(whole))
        return ["".join(whole.blocks[name][0](whole)) for name in names]
    except Exception:
        return template.environment.handle_exception()


def _partial(name: str, body: str, swap: str = "outerMorph") -> Markup:
    return Markup('<hx-partial hx-target="#{}" hx-swap="{}">{}</hx-partial>').format(name, swap, Markup(body))
