"""A group of verbs that offers the nearest one for a mistyped word."""

import difflib

import click


class Verbs(click.Group):
    """A group that says which verb was probably meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that the first word names; UsageError with the nearest one where there is none."""
        known = self.list_commands(ctx)
        word = args[0]
        if word in known or word.startswith("-"):
            return super().resolve_command(ctx, args)
        near = difflib.get_close_matches(word.lower(), known, n=1)
        mend = f'did you mean "{near[0]}"?' if near else f"choose one of: {', '.join(known)}"
        raise click.UsageError(f'"{word}" is no verb of {ctx.command_path}; {mend}', ctx)
