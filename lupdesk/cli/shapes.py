"""Calls and groups of calls in the reader's language, with the exit codes of the contract."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import click

from lupdesk.cli.terminal import Terminal
from lupdesk.paths import config_folder
from lupdesk.problems import Problem
from lupdesk.settings import read_settings
from lupdesk.wording import N_, Wording, system_language

LANGUAGES: Final = ("nb", "en")
_OPTION: Final = "--language"
_CALL: Final = "COMMAND [ARGS]..."
"""How click shows that a call follows."""
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What writing the answer into a file may meet; for files of ours there is a Problem."""

JSON_HELP: Final = N_("print the answer as JSON")
LANGUAGE_HELP: Final = N_("language of the answer: nb or en")
PASSPHRASE_HELP: Final = N_(
    "file with the passphrase of a sealed desk; else LUPDESK_PASSPHRASE or the terminal"
)
HELP_HELP: Final = N_("show this and stop")


def language_in(arguments: Sequence[str]) -> str | None:
    """The language that the call names, wherever it stands; None where it names none of ours."""
    for place, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == _OPTION:
            given = value if equals else next(iter(arguments[place + 1 : place + 2]), "")
            return given if given in LANGUAGES else None
    return None


def terminal_of(context: click.Context) -> Terminal:
    found = context.find_object(Terminal)
    if found is None:
        raise RuntimeError("no terminal")
    return found


class _Worded(click.Command):
    """Help in the reader's language: the literals are the catalogue's keys."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        wording = terminal_of(ctx).wording
        words = {"[OPTIONS]": wording.say("[OPTIONS]"), _CALL: wording.say("CALL …")}
        pieces = [words.get(one, one) for one in self.collect_usage_pieces(ctx)]
        formatter.write_usage(
            ctx.command_path, " ".join(pieces), prefix=wording.say("Usage:") + " "
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(terminal_of(ctx).wording.constant(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        wording = terminal_of(ctx).wording
        rows = [
            (_spelling(parameter), wording.constant(parameter.help or ""))
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option) and not parameter.hidden
        ]
        with formatter.section(wording.say("Options")):
            formatter.write_dl(rows)


def _spelling(option: click.Option) -> str:
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    return f"{names} {option.metavar or option.name.upper()}"


class Call(_Worded):
    """One call. Its function gets the terminal first, then its own arguments by name."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params.append(click.Option(["--json", "as_json"], is_flag=True, help=JSON_HELP))
        self.params.append(_passphrase_option())
        if not any(_OPTION in parameter.opts for parameter in self.params):
            self.params.append(_language_option(expose_value=False))

    def invoke(self, ctx: click.Context) -> Any:
        ctx.params["terminal"] = terminal_of(ctx).answering(
            as_json=bool(ctx.params.pop("as_json")),
            passphrase_file=ctx.params.pop("passphrase_file"),
        )
        return super().invoke(ctx)


def _passphrase_option() -> click.Option:
    return click.Option(
        ["--passphrase-file"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=PASSPHRASE_HELP,
    )


def _language_option(**named: Any) -> click.Option:
    return click.Option(
        [_OPTION],
        type=click.Choice(LANGUAGES),
        metavar="nb|en",
        help=LANGUAGE_HELP,
        **named,
    )


class Calls(_Worded, click.Group):
    """A group of calls."""

    command_class = Call

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        wording = terminal_of(ctx).wording
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, wording.constant(command.help or "")))
        with formatter.section(wording.say("Calls")):
            formatter.write_dl(rows)


Calls.group_class = Calls


class Program(Calls):
    """The whole command line: what goes wrong becomes one sentence and an exit code."""

    def __init__(self, *arguments: Any, places: Mapping[str, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._places = places
        self.params.append(_language_option(expose_value=False))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The call, with its module loaded when it is first asked for."""
        if cmd_name in self._places and cmd_name not in self.commands:
            importlib.import_module(f"lupdesk.cli.{self._places[cmd_name]}").add_to(self)
        return super().get_command(ctx, cmd_name)

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *,
        obj: Terminal | None = None,
        **extra: Any,
    ) -> NoReturn:
        """Run a call and exit: 0 done, 1 a problem, 2 a wrong call. ``obj`` is for tests."""
        arguments = list(sys.argv[1:] if args is None else args)
        terminal = obj or _terminal(arguments)
        extra["standalone_mode"] = False

        def call() -> Any:
            return super(Program, self).main(
                arguments, prog_name or "lupdesk", obj=terminal, **extra
            )

        sys.exit(_exit_code(call, terminal.wording))


def _terminal(arguments: Sequence[str]) -> Terminal:
    given = language_in(arguments)
    language = given or system_language()
    author = read_settings(config_folder() / "settings.toml").author
    return Terminal(Wording(language), language, author=author)


def _exit_code(call: Callable[[], Any], wording: Wording) -> int:
    try:
        code = call()
        _flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(wrong_call(error, wording), err=True)
        return 2
    except Problem as problem:
        listed = wording.say("lupdesk check lists them.")
        more = f" {listed}" if problem.code == "findings-stop" else ""
        click.echo(wording.problem(problem) + more, err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        click.echo(wording.say("Stopped. Nothing was changed by this call."), err=True)
        return 1
    except BrokenPipeError:
        _forget_output()
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in _NO_ROOM:
            raise
        _forget_output()
        said = wording.say("There is no room for the answer where it was sent. The call was done.")
        click.echo(said, err=True)
        return 1


def _flush() -> None:
    """Output that was closed before we began is none at all."""
    output: TextIO | None = sys.stdout
    if output is not None:
        output.flush()


def _forget_output() -> None:
    """The reader has gone: whatever is still to be written goes nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def wrong_call(error: click.UsageError, wording: Wording) -> str:
    """One sentence on what is wrong with the call, and where help is."""
    path = error.ctx.command_path if error.ctx else "lupdesk"
    return f"{_wrong(error, wording)} {wording.say('See {call} --help.', call=path)}"


def _wrong(error: click.UsageError, wording: Wording) -> str:
    match error:
        case click.MissingParameter():
            name = _name_of(error)
            return wording.say("{name} is missing.", name=name)
        case click.NoSuchOption():
            return wording.say("There is no option {name}.", name=error.option_name)
        case click.exceptions.NoSuchCommand():
            return wording.say("There is no call named {name}.", name=error.command_name)
        case click.BadOptionUsage():
            return wording.say("{name} cannot be used like that.", name=error.option_name)
        case click.BadParameter():
            name = _name_of(error)
            if error.param is not None and isinstance(error.param.type, click.Choice):
                choices = ", ".join(str(one) for one in error.param.type.choices)
                return wording.say("{name} must be one of {choices}.", name=name, choices=choices)
            if error.param is not None and isinstance(error.param.type, click.IntRange):
                least, most = str(error.param.type.min), error.param.type.max
                if most is not None:
                    return wording.say(
                        "{name} must be a whole number from {least} to {most}.",
                        name=name,
                        least=least,
                        most=str(most),
                    )
                return wording.say(
                    "{name} must be a whole number, at least {least}.", name=name, least=least
                )
            return f"{name}: {error.message}"
        case _:
            return wording.say("The call has something too much or too little.")


def _name_of(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return (
        parameter.opts[-1]
        if isinstance(parameter, click.Option)
        else parameter.make_metavar(error.ctx or click.Context(click.Command("lupdesk")))
    )
