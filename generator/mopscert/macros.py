"""What mkdocs-macros-plugin offers to hand-written pages: the functions of the rendered site."""

from typing import Any


def define_env(env: Any) -> None:
    """Register the site's functions; called by mkdocs-macros-plugin with its environment."""
    site = env.conf.plugins["mopscert"].site
    for name, function in site.functions.items():
        if callable(function):
            env.macro(function, name)
        else:
            env.variables[name] = function
